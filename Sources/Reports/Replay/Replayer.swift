internal import Diagnostics
internal import Triage

/// Decides past requests again, one after another, by the engine that decides new ones.
struct Replayer {
  private let engine: DecisionEngine
  private let forbidden: [ForbiddenChange]
  private let zone: Zone

  /// A replayer for one worker.
  init(_ ruleSet: RuleSet, forbidding forbidden: [ForbiddenChange]) {
    engine = DecisionEngine(ruleSet)
    self.forbidden = forbidden
    zone = ruleSet.contents.zone
  }

  /// What would become of a ticket, compared with what became of it.
  func replay(_ past: PastTicket) -> Replayed {
    let stored = StoredDecision(past.decision)
    if past.hasLived, stored.isCorrected { return .corrected }
    return replay(past, against: stored)
  }

  /// The same, against the decision of the day of a ticket that people have corrected since.
  func replay(_ past: PastTicket, against stored: StoredDecision) -> Replayed {
    let before = stored.decided
    let filled = Self.mayBeFilled(before) ? Set(stored.attributes().filled.keys) : []
    guard let request = Request(stored: past.request, without: filled) else { return .unreadable }
    guard let decision = decide(request, past, before) else { return .notTaken }
    let promises = engine.ruleSet.promises(
      urgency: decision.urgency, category: decision.category.value, from: request.receivedAt)
    let after = bytes(decision.json(by: engine.ruleSet))
    let targets = bytes(promises.json(in: zone))
    var difference = Difference()
    difference.cost = CostEstimate(
      past, decision, isSameTeam: hasTeam(decision.team.value, before), by: engine.ruleSet)
    let isEqual = before.elementsEqual(after) && stored.targets.elementsEqual(targets)
    guard !isEqual || !forbidden.isEmpty else { return .compared(difference) }
    let old = stored.attributes()
    let new = isEqual ? old : DecidedAttributes(after, targets: targets)
    difference.isForbidden = forbidden.contains {
      $0.holds(from: old, to: new, of: request)
    }
    if !isEqual { compare(old, new, stored, decision, &difference) }
    return .compared(difference)
  }

  private func compare(
    _ old: DecidedAttributes, _ new: DecidedAttributes, _ stored: StoredDecision,
    _ decision: Decision, _ difference: inout Difference
  ) {
    let names = Set(old.values.keys).union(new.values.keys)
    let changed = names.filter { old.values[$0] != new.values[$0] }.sorted()
    guard !changed.isEmpty else { return }
    let before = Self.deciders(stored.reasons())
    let after = Self.deciders(
      engine.reasons(for: decision).map {
        StoredReason(attribute: $0.attribute, rule: $0.rule, by: $0.by)
      })
    difference.changes = changed.map { name in
      Change(
        attribute: name, from: old.values[name]?.text, to: new.values[name]?.text,
        before: before[Self.reasonName(name)], after: after[Self.reasonName(name)])
    }
  }

  /// A request that could not be read is decided as such again; `nil` where nobody would be in
  /// danger by these rules.
  private func decide(
    _ request: Request, _ past: PastTicket, _ before: ArraySlice<UInt8>
  ) -> Decision? {
    let marks = MarksOfIntake(before)
    if marks.isUnreadable {
      let text = request[.description]?.text ?? ""
      return engine.decideUnreadable([text], as: request, at: past.takenAt)
    }
    var decision = engine.decide(request, at: past.takenAt)
    if marks.isSuspect { decision.tags.append(MarksOfIntake.suspectTag) }
    return decision
  }

  private func bytes(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    value.append(to: &bytes)
    return bytes
  }

  /// Most decisions fill nothing and need no reading to know it.
  private static func mayBeFilled(_ decided: ArraySlice<UInt8>) -> Bool {
    !decided.holds(",\"filled\":{},")
  }

  private func hasTeam(_ team: String, _ decided: ArraySlice<UInt8>) -> Bool {
    decided.holds("\"team\":\(JSONValue.string(team).compact),\"assignee\":")
  }

  /// The last one who decided each attribute.
  private static func deciders(_ reasons: [StoredReason]) -> [String: String] {
    Dictionary(reasons.map { ($0.attribute, $0.decider) }, uniquingKeysWith: { _, last in last })
  }

  private static func reasonName(_ attribute: String) -> String {
    attribute.hasPrefix("filled.") ? String(attribute.dropFirst("filled.".count)) : attribute
  }
}

/// Tags that intake gives and no rule decides.
private struct MarksOfIntake {
  static let suspectTag = "suspect-encoding"
  let isUnreadable: Bool
  let isSuspect: Bool

  init(_ decided: ArraySlice<UInt8>) {
    isUnreadable = decided.holds("\"tags\":[\"\(DecisionEngine.unreadableTag)\"")
    isSuspect = decided.holds("\"\(Self.suspectTag)\"],\"notify\":")
  }
}

/// What came of deciding a ticket again.
enum Replayed {
  /// It could be compared.
  case compared(Difference)
  /// It could not be read at the time and is a ticket only for safety's sake, which these rules do
  /// not see in it.
  case notTaken
  /// People have corrected it, so that the decision of its day stands elsewhere.
  case corrected
  /// The ledger's document is damaged.
  case unreadable
}

/// Two decisions of one request side by side.
struct Difference {
  /// What differs; empty where nothing does.
  var changes: [Change] = []
  /// What the work costs by both, where it can be said.
  var cost: CostEstimate?
  /// Whether it is what must not happen.
  var isForbidden = false
}

/// An attribute that two decisions see differently.
struct Change: Hashable {
  /// Which attribute, filled field or promise.
  var attribute: String
  /// As it was decided.
  var from: String?
  /// As it would be decided.
  var to: String?
  /// Who decided it.
  var before: String?
  /// Who would decide it.
  var after: String?
}
