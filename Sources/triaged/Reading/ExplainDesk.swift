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

  /// Tells what would become of each request of a file, in order, one after another.
  /// - Parameter tell: gets each one, and whether the file is one that holds many.
  func explain(
    _ name: String, from source: String?, _ tell: (Explained, _ isInBatch: Bool) throws -> Void
  ) throws {
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
      try tell(explained(answer, title, by: ruleSet, explainer), false)
    case .items(let items):
      let isBatch = context.format?.isBatch ?? false
      for answer in try explainer.explain(items, in: context) {
        let place = isBatch ? "\(title):\(answer.line)" : title
        try tell(explained(answer, place, by: ruleSet, explainer), isBatch)
      }
    }
  }
}

// MARK: - What decides

extension ExplainDesk {
  /// The rule set that decides; the command ends where there is none.
  func ruleSet() throws -> RuleSet {
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

  /// An explainer amid the workload of now.
  func explainer(_ ruleSet: RuleSet) throws -> Explainer {
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

  /// An answer with all that is told of it.
  func explained(
    _ answer: Explainer.Answer, _ title: String, by ruleSet: RuleSet, _ explainer: Explainer
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
    if case .request(let request)? = answer.message?.message {
      add(explainer.nearMisses(of: request), to: &explained, text: request.text, by: ruleSet)
    }
    return explained
  }

  /// Adds the rules that did not hold.
  func add(
    _ misses: [NearMiss], to explained: inout Explained, text: String?, by ruleSet: RuleSet
  ) {
    let rules = NearestRules(ruleSet, text: text)
    explained.nearest = rules.nearest(misses).map { miss in
      NearestRule(miss: miss.json, operands: miss.failed.map(rules.closestFirst) ?? [])
    }
    explained.notMatched = misses.map(\.json)
  }
}
