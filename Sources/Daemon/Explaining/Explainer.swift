package import Intake
package import Triage

/// Decides what came in as the daemon would, with all that is known about why, and changes nothing.
package struct Explainer {
  /// Who served some customers and units before, and in which turn last.
  package typealias ServedBefore = ([ServedParty]) throws -> [ServedParty: [String: Int]]

  /// One request with what would become of it.
  package struct Answer {
    /// Line of the file at which it begins, counted from 1.
    package var line: Int
    /// The request as it was decided on; `nil` where it was refused.
    package var message: AcceptedMessage?
    /// Why it is no request, if it is none.
    package var refusal: Refusal?
    /// What would be decided; of a refused one only where somebody is in danger.
    package var explanation: Explanation?
  }

  private let ruleSet: RuleSet
  private let engine: DecisionEngine
  private let time: Timestamp
  private let servedBefore: ServedBefore
  private var workload: Workload

  /// An explainer by a rule set, as of a moment.
  package init(
    _ ruleSet: RuleSet, amid workload: Workload, at time: Timestamp,
    servedBefore: @escaping ServedBefore = { _ in [:] }
  ) {
    self.ruleSet = ruleSet
    engine = DecisionEngine(ruleSet)
    self.workload = workload
    self.time = time
    self.servedBefore = servedBefore
  }

  /// What would become of the items of one file, were they taken together.
  ///
  /// They are assigned as a batch is: most urgent first, then oldest, each with those before it on
  /// somebody's hands; the answers come in the order of the file.
  package mutating func explain(
    _ items: [IntakeItem], in context: IntakeContext
  ) throws -> [Answer] {
    var answers = items.map { decide($0, context) }
    for index in answers.indices.sorted(by: { isBefore(answers[$0], answers[$1], $0 < $1) }) {
      guard let decision = answers[index].explanation?.decision else { continue }
      answers[index].explanation?.assignment = try assign(WorkOrder(decision))
    }
    return answers
  }

  /// What would become of a file that is refused as a whole.
  package mutating func explain(
    refused refusal: Refusal, raw: [UInt8], in context: IntakeContext
  ) throws -> Answer {
    var answer = decide(refusal, raw: raw, line: refusal.line ?? 1, context)
    if let decision = answer.explanation?.decision {
      answer.explanation?.assignment = try assign(WorkOrder(decision))
    }
    return answer
  }

  /// The rules that did not hold for a request, with what kept each from it.
  ///
  /// Found out anew for each request: of a batch nobody could keep them all.
  package func nearMisses(of request: Request) -> [NearMiss] {
    engine.nearMisses(of: engine.decide(request, at: time), at: time)
  }

  private func decide(
    _ item: IntakeItem, _ context: IntakeContext
  ) -> Answer {
    switch item {
    case .accepted(let message):
      guard case .request(let request) = message.message else {
        return Answer(line: message.line, refusal: .decidesNothing)
      }
      let conclusion = engine.conclude(message, request, at: time)
      return Answer(
        line: message.line, message: message, explanation: unassigned(conclusion))
    case .refused(let row):
      return decide(row.refusal, raw: row.raw, line: row.line, context)
    }
  }

  private func decide(
    _ refusal: Refusal, raw: [UInt8], line: Int, _ context: IntakeContext
  ) -> Answer {
    let conclusion = engine.concludeRefused(
      raw, source: context.source, encoding: context.mapping?.encoding ?? .utf8, at: time)
    return Answer(line: line, refusal: refusal, explanation: conclusion.map(unassigned))
  }

  private func unassigned(_ conclusion: Conclusion) -> Explanation {
    let nobody = Assignment(outcome: .waiting, reason: "", candidates: [], told: [])
    return Explanation(
      decision: conclusion.decision, assignment: nobody, promises: conclusion.promises,
      reasons: conclusion.reasons)
  }

  private mutating func assign(_ order: WorkOrder) throws -> Assignment {
    for (party, turns) in try servedBefore(order.parties) {
      for (assignee, turn) in turns
      where turn > workload.lastTurn(of: assignee, serving: [party]) {
        workload.note(assignee, served: party, turn: turn)
      }
    }
    let assignment = Assigner(ruleSet).assign(order, amid: workload, at: time)
    if let chosen = assignment.chosen {
      workload.dispatch(to: chosen.assignee, for: order.parties)
    }
    return assignment
  }

  private func isBefore(_ left: Answer, _ right: Answer, _ arrivedBefore: Bool) -> Bool {
    guard let left = left.explanation?.decision, let right = right.explanation?.decision else {
      return arrivedBefore
    }
    if left.urgency != right.urgency { return left.urgency.rank < right.urgency.rank }
    let times = (left.request.receivedAt, right.request.receivedAt)
    return times.0 == times.1 ? arrivedBefore : times.0 < times.1
  }
}

extension Refusal {
  /// An update or a feedback is about a ticket that exists; rules have no say in it.
  fileprivate static let decidesNothing = Refusal(
    .type, "an update or a feedback is about a ticket and is not decided by rules",
    expected: "a request")
}
