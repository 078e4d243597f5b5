import Triage

/// How fast an engine decides: on one core, without reading or printing.
struct DecisionRun {
  /// How many requests were decided.
  private(set) var decisions = 0
  /// Processor time that this took.
  private(set) var seconds = 0.0
  /// Keeps the compiler from leaving the work out.
  private(set) var held = 0

  var rate: Double { Double(decisions) / seconds }

  /// Decides all requests again and again; once before, so that everything is warm.
  ///
  /// Has a name of its own in the program, so that a profiler can be told to look at nothing else.
  @inline(never)
  init(_ ruleSet: RuleSet, _ requests: [Request], seconds limit: Double, at time: Timestamp) {
    let engine = DecisionEngine(ruleSet)
    for request in requests { held += engine.decide(request, at: time).held.count }
    held = 0
    let start = Effort.threadSeconds
    repeat {
      for request in requests { held += engine.decide(request, at: time).held.count }
      decisions += requests.count
      seconds = Effort.threadSeconds - start
    } while seconds < limit
  }
}
