import Diagnostics
import Glibc
import RuleCompiler
import Triage

/// What a decision costs as rules grow in number, beside the straight way.
struct GrowthBench {
  let sizes: [Int]
  let seconds: Double

  private struct Row {
    let rules: Int
    let run: DecisionRun
    let linear: Double
    let compileSeconds: Double
    let memory: Int
  }

  func run(into results: inout Results) throws(BenchError) {
    var table = Table(
      "Decisions on one core",
      [
        "rules", "decisions/s", "linear/s", "times linear", "exponent", "rules held",
        "compile ms", "peak MB",
      ])
    var figures: [JSONValue] = []
    var last: Row?
    for size in sizes {
      let row = try measure(size)
      table.add(cells(row, after: last))
      figures.append(json(row))
      last = row
    }
    results.add("decide", .array(figures), table)
  }

  private func measure(_ size: Int) throws(BenchError) -> Row {
    let mix = RuleMix(rules: size)
    let folder = mix.folder
    let start = Effort.threadSeconds
    let compilation = folder.compiled(in: .utc)
    let compileSeconds = Effort.threadSeconds - start
    guard let ruleSet = compilation.ruleSet else {
      throw BenchError(compilation.findings.sorted.first?.line ?? "no rule set")
    }
    let requests = mix.requests(2000)
    try check(ruleSet, requests)
    let run = DecisionRun(ruleSet, requests, seconds: seconds, at: RuleMix.moment)
    return Row(
      rules: size, run: run, linear: linearRate(ruleSet, requests),
      compileSeconds: compileSeconds, memory: Effort.peakMemory)
  }

  /// That both ways find the same rules: a measure of two different works would be none.
  private func check(_ ruleSet: RuleSet, _ requests: [Request]) throws(BenchError) {
    let engine = DecisionEngine(ruleSet)
    let linear = LinearEvaluator(ruleSet)
    for request in requests.prefix(max(5, 200_000 / ruleSet.contents.rules.count)) {
      let held = engine.decide(request, at: RuleMix.moment).held
      let holding = linear.holding(request)
      guard held == holding else {
        throw BenchError("engine and linear evaluator disagree: \(held) and \(holding)")
      }
    }
  }

  private func linearRate(_ ruleSet: RuleSet, _ requests: [Request]) -> Double {
    let linear = LinearEvaluator(ruleSet)
    let start = Effort.threadSeconds
    var (count, elapsed, held) = (0, 0.0, 0)
    repeat {
      held += linear.holding(requests[count % requests.count]).count
      count += 1
      elapsed = Effort.threadSeconds - start
    } while elapsed < seconds
    return held < 0 ? 0 : Double(count) / elapsed
  }

  private func cells(_ row: Row, after last: Row?) -> [String] {
    [
      readable(Double(row.rules)), readable(row.run.rate), readable(row.linear),
      readable(row.run.rate / row.linear), last.map { readable(exponent(row, $0)) } ?? "",
      readable(Double(row.run.held) / Double(row.run.decisions)),
      readable(row.compileSeconds * 1000), readable(Double(row.memory) / 1e6),
    ]
  }

  private func json(_ row: Row) -> JSONValue {
    [
      "rules": .integer(row.rules), "decisions_per_second": .figure(row.run.rate),
      "linear_per_second": .figure(row.linear), "compile_ms": .figure(row.compileSeconds * 1000),
      "peak_memory_bytes": .integer(row.memory),
    ]
  }

  /// By which power of the number of rules the cost of a decision grew.
  private func exponent(_ row: Row, _ last: Row) -> Double {
    log(last.run.rate / row.run.rate) / log(Double(row.rules) / Double(last.rules))
  }
}
