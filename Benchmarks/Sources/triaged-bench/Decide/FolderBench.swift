import Daemon
import Diagnostics
import Intake
import RuleCompiler
import Triage

/// Decides any requests by any rules folder: what other engines can be compared with.
struct FolderBench {
  let ruleSet: RuleSet
  let requests: [Request]
  /// Processor time of compiling, the files being read.
  let compileSeconds: Double

  init(rules: String, requests: String, zone: Zone) throws(BenchError) {
    let folder: RulesFolder
    do { folder = try RulesFolder.read(at: rules) } catch { throw BenchError("\(error)") }
    let start = Effort.threadSeconds
    let compilation = folder.compiled(in: zone)
    compileSeconds = Effort.threadSeconds - start
    guard let ruleSet = compilation.ruleSet else {
      let first = compilation.findings.sorted.first { $0.severity == .error }
      throw BenchError(first?.line ?? "'\(rules)' holds no rules")
    }
    self.ruleSet = ruleSet
    self.requests = try Self.read(requests, zone)
  }

  private static func read(_ path: String, _ zone: Zone) throws(BenchError) -> [Request] {
    let context = IntakeContext(
      fileName: "requests.ndjson", defaultZone: zone, takenAt: RuleMix.moment)
    var limits = IntakeLimits()
    limits.batchBytes = .max
    limits.batchRows = .max
    var open = context
    open.limits = limits
    let text = Output.read(path)
    guard !text.isEmpty else { throw BenchError("cannot read '\(path)', or it is empty") }
    switch IntakeReader.read(Array(text.utf8), context: open) {
    case .refused(let refusal): throw BenchError("\(path): \(refusal.message)")
    case .items(let items): return try items.map { item throws(BenchError) in try request(item) }
    }
  }

  private static func request(_ item: IntakeItem) throws(BenchError) -> Request {
    switch item {
    case .accepted(let message):
      guard case .request(let request) = message.message else {
        throw BenchError("line \(message.line) is no request")
      }
      return request
    case .refused(let row): throw BenchError("line \(row.line): \(row.refusal.message)")
    }
  }

  /// Measures and says so as JSON.
  func measure(seconds: Double) -> JSONValue {
    let run = DecisionRun(ruleSet, requests, seconds: seconds, at: RuleMix.moment)
    return [
      "rules": .integer(ruleSet.contents.rules.count), "requests": .integer(requests.count),
      "decisions": .integer(run.decisions), "seconds": .figure(run.seconds),
      "decisions_per_second": .figure(run.rate), "compile_ms": .figure(compileSeconds * 1000),
      "peak_memory_bytes": .integer(Effort.peakMemory), "rule_set": .string(ruleSet.digest),
    ]
  }

  /// One line a request: its id, the decided attributes, and who decided each.
  func decisions() -> String {
    let engine = DecisionEngine(ruleSet)
    var bytes: [UInt8] = []
    for request in requests {
      let decision = engine.decide(request, at: RuleMix.moment)
      let line: JSONValue = [
        "id": .string(orNull: request[.id]?.text), "decision": decision.json(by: ruleSet),
        "rules": .array(engine.reasons(for: decision).map(Self.author)),
        "held": .strings(decision.held.map { ruleSet.contents.rules[$0].id }),
      ]
      line.append(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func author(_ reason: Reason) -> JSONValue {
    [
      "attribute": .string(reason.attribute), "value": reason.value,
      "rule": .string(orNull: reason.rule), "by": .string(orNull: reason.by),
    ]
  }
}
