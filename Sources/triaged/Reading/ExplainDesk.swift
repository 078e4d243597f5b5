import Daemon
import Diagnostics
import Intake
import Ledger
import RuleCompiler
import Triage

/// Finds rules, workload and requests for `explain`, and has them explained.
struct ExplainDesk {
  let settings: Settings
  let ledger: LedgerReader?
  let time: Timestamp
  /// Whether the rule set in force decides, rather than the folder as it is.
  let usesLiveRules: Bool

  /// What a file says, request by request, and whether it is one that holds many.
  func explain(_ name: String, from source: String?) throws -> ([Explained], isBatch: Bool) {
    let ruleSet = try ruleSet()
    let mapping = try mapping(of: source, in: ruleSet)
    let file = try RequestSource(name, mapping: mapping)
    var context = IntakeContext(
      fileName: file.fileName, defaultZone: settings.zone, takenAt: time)
    context.source = source
    context.mapping = mapping
    context.limits = settings.intakeLimits
    var explainer = try explainer(ruleSet)
    let title = name == "-" ? "standard input" : name
    switch IntakeReader.read(file.bytes, context: context) {
    case .refused(let refusal):
      let answer = try explainer.explain(refused: refusal, raw: file.bytes, in: context)
      return ([explained(answer, title, by: ruleSet)], false)
    case .items(let items):
      let isBatch = context.format?.isBatch ?? false
      let answers = try explainer.explain(items, in: context)
      return (
        answers.map { explained($0, isBatch ? "\(title):\($0.line)" : title, by: ruleSet) }, isBatch
      )
    }
  }

  /// What the ledger keeps of a ticket.
  func ticket(_ number: TicketNumber) throws -> TicketRecord {
    guard let ledger else { throw CommandFailure(.found, "there is no ticket '\(number.text)'") }
    return try TicketRecord(number, from: ledger)
  }

  /// The request of a ticket, decided by the rules as they are.
  func again(_ record: TicketRecord) throws -> [Explained] {
    let ruleSet = try ruleSet()
    var context = IntakeContext(
      fileName: "ticket.json", defaultZone: settings.zone, takenAt: time)
    context.source = record.ticket.origin.source
    context.limits = settings.intakeLimits
    var explainer = try explainer(ruleSet)
    let bytes = Array(record.request.compact.utf8)
    guard case .items(let items) = IntakeReader.read(bytes, context: context) else {
      throw CommandFailure(.inputOutput, "the request of ticket '\(record.name)' is damaged")
    }
    return try explainer.explain(items, in: context).map {
      explained($0, "ticket \(record.name), decided again", by: ruleSet)
    }
  }
}

// MARK: - What decides

extension ExplainDesk {
  private func ruleSet() throws -> RuleSet {
    guard usesLiveRules else {
      return try RulesFolder.forCommand(at: settings.rules).compiled(in: settings.zone)
        .requireRuleSet()
    }
    guard let ledger,
      let stored = try reading({ () throws(LedgerError) in try ledger.currentRuleSet() }),
      let folder = StoredRules.unpack(stored.sources)
    else { throw CommandFailure(.configuration, "no rule set is in force on this spool yet") }
    return try folder.compiled(in: settings.zone).requireRuleSet()
  }

  private func mapping(of source: String?, in ruleSet: RuleSet) throws -> SourceMapping? {
    source.flatMap { ruleSet.contents.sources[$0] }
  }

  private func explainer(_ ruleSet: RuleSet) throws -> Explainer {
    guard let ledger else {
      let nothing = Workload(day: settings.zone.local(time).date)
      return Explainer(ruleSet, amid: nothing, at: time)
    }
    let zone = settings.zone
    let workload = try reading { () throws(LedgerError) in try ledger.workload(at: time, in: zone) }
    return Explainer(ruleSet, amid: workload, at: time) { parties in
      try reading { () throws(LedgerError) in try ledger.served(parties) }
    }
  }

  private func explained(
    _ answer: Explainer.Answer, _ title: String, by ruleSet: RuleSet
  ) -> Explained {
    guard let explanation = answer.explanation else {
      return Explained(title: title, request: .null, refusal: answer.refusal)
    }
    let decision = explanation.decision
    let request = decision.request.json(in: settings.zone)
    var explained = Explained(
      title: title, request: request, explanation: explanation.json(by: ruleSet),
      refusal: answer.refusal)
    explained.notes = answer.message?.notes ?? []
    explained.promises = explanation.promises.map {
      PromiseAccount($0, from: decision.request.receivedAt, by: ruleSet)
    }
    let rules = NearestRules(ruleSet, text: decision.request.text)
    explained.nearest = rules.nearest(explanation.nearMisses).map { miss in
      NearestRule(miss: miss.json, operands: miss.failed.map(rules.closestFirst) ?? [])
    }
    return explained
  }
}

extension PromiseAccount {
  init(_ promise: Promise, from start: Timestamp, by ruleSet: RuleSet) {
    let calendar = ruleSet.contents.calendars[promise.calendar]
    let isPlain = promise.calendar == "always"
    let steps = isPlain ? [] : (try? calendar?.steps(of: promise.duration, from: start, limit: 12))
    target = promise.target.rawValue
    terms = "\(promise.duration) in '\(promise.calendar)', by \(promise.origin)"
    self.steps = (steps ?? []).map { Self.shortened($0.text(in: ruleSet.contents.zone)) }
  }

  /// Times to the minute and without their offset, which the promised moment itself shows.
  private static func shortened(_ sentence: String) -> String {
    let words = sentence.split(separator: " ").map { word -> String in
      guard let text = try? Timestamp(parsing: String(word.prefix { $0 != "," })) else {
        return String(word)
      }
      let minute = String(word.prefix(16).map { $0 == "T" ? " " : $0 })
      let isWhole = text.milliseconds % 60_000 == 0
      return (isWhole ? minute : minute + word.dropFirst(16).prefix(3))
        + (word.hasSuffix(",") ? "," : "")
    }
    return words.joined(separator: " ")
  }
}
