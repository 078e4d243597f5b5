import Diagnostics
import Ledger
import Triage

/// A ticket with all that its further life needs, while a batch changes it.
struct LiveTicket {
  var ticket: Ticket
  /// The request as it was decided on.
  let request: JSONValue
  /// The decision with its reasons, as it is kept.
  var explanation: JSONValue
  /// All hand-overs, in order.
  var dispatches: [TicketDispatch] = []
  /// Who would not do it, and when last.
  var declined: [String: Timestamp] = [:]
  /// Who is left out of the next assignment only: from whose hands it is taken.
  var leftOut: String?
  /// What the decision log tells of its clocks.
  var history = TicketHistory()
  /// Timers that the ledger has.
  var timers: [TicketTimer] = []
  /// Whether somebody is to get it before the batch ends.
  var seeksHands = false
  /// Whether something of it is to be written.
  var isChanged = false

  /// A ticket with what belongs to it.
  init(_ ticket: Ticket, request: JSONValue, explanation: JSONValue) {
    self.ticket = ticket
    self.request = request
    self.explanation = explanation
  }

  /// The hand-over that stands.
  var standing: TicketDispatch? { dispatches.last.flatMap { $0.end == nil ? $0 : nil } }

  /// Why it was decided so, attribute by attribute.
  var why: JSONValue { explanation["why"] ?? .array([]) }

  /// The reason that decided an attribute last.
  func reason(for attribute: String) -> JSONValue? {
    guard case .array(let reasons) = why else { return nil }
    return reasons.last { $0["attribute"]?.text == attribute }
  }

  /// The rule that decided an attribute, if one did.
  func rule(for attribute: String) -> String? { reason(for: attribute)?["rule"]?.text }

  /// Says what somebody else than the rules has decided: `person`, `escalation`.
  ///
  /// What the rules said stays among the reasons, before it.
  mutating func decide(_ attribute: String, _ value: String, by origin: String) {
    set(attribute, .string(value))
    guard case .array(let reasons) = why else { return }
    let reason: JSONValue = [
      "attribute": .string(attribute), "value": .string(value), "rule": nil, "by": .string(origin),
      "because": [],
    ]
    explanation = explanation.setting("why", .array(reasons + [reason]))
  }

  /// Changes what follows from a decision.
  mutating func set(_ attribute: String, _ value: JSONValue) {
    guard let decision = explanation["decision"] else { return }
    explanation = explanation.setting("decision", decision.setting(attribute, value))
    isDecidedAnew = true
  }

  /// Whether the decision that is kept is to be replaced.
  private(set) var isDecidedAnew = false

  /// What assignment needs to know of it.
  func order(by ruleSet: RuleSet) -> WorkOrder {
    WorkOrder(ticket, explanation: explanation, by: ruleSet, declined: declined)
  }

  /// Where it stands among those that wait.
  func entry(by ruleSet: RuleSet) -> WaitingPool.Entry {
    WaitingPool.Entry(
      number: ticket.number, order: order(by: ruleSet), receivedAt: ticket.origin.receivedAt,
      takenAt: ticket.origin.takenAt)
  }
}

extension LiveTicket {
  /// Computes the promised moments anew, after a change of urgency or category or a pause.
  ///
  /// Where the rules in force lack the ticket's urgency, what was promised stays.
  mutating func promiseAnew(by ruleSet: RuleSet) {
    guard let promises = promises(by: ruleSet) else { return }
    ticket.deadlines = Dictionary(
      promises.map { ($0.target, $0.due) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is promised as things stand; `nil` where the rules in force lack the ticket's urgency.
  func promises(by ruleSet: RuleSet) -> [Promise]? {
    ruleSet.urgency(ticket.classification.urgency).map {
      ruleSet.promises(
        urgency: $0, category: ticket.classification.category, from: ticket.origin.receivedAt,
        pauses: history.stopped.stretches)
    }
  }

  /// Whether a promise needs no watching any more.
  func isMet(_ target: Target) -> Bool {
    switch target {
    case .acknowledge: ticket.life.acknowledgedAt != nil
    case .accept: ticket.life.acceptedAt != nil
    case .arrive: ticket.life.arrivedAt != nil
    case .resolve: !ticket.state.isOpen
    }
  }
}

extension WorkOrder {
  /// The order of a ticket that is in the ledger.
  init(_ ticket: Ticket, explanation: JSONValue, by ruleSet: RuleSet, declined: [String: Timestamp])
  {
    let decision = explanation["decision"] ?? .null
    self.init(
      category: ticket.classification.category,
      urgency: ruleSet.urgency(ticket.classification.urgency) ?? ruleSet.contents.defaults.urgency,
      team: decision["team"]?.text ?? ticket.holder.team)
    skills = ticket.classification.skills
    site = ticket.place.site
    effort = ticket.classification.effort ?? 0
    about = ticket.classification.about
    assignee = decision["assignee"]?.text
    strategy = Self.strategy(decision["strategy"]?.text, explanation, ruleSet)
    if let id = ticket.customer.id { parties.append(.customer(id)) }
    if let unit = ticket.place.unit { parties.append(.unit(unit, site: ticket.place.site)) }
    self.declined = declined
  }

  /// The way of choosing that a rule said; weights are those that the rule has now.
  private static func strategy(
    _ name: String?, _ explanation: JSONValue, _ ruleSet: RuleSet
  ) -> Strategy? {
    guard let name, case .array(let reasons)? = explanation["why"] else { return nil }
    let rule = reasons.last { $0["attribute"]?.text == "strategy" }?["rule"]?.text
    let stated = ruleSet.contents.rules.first { $0.id == rule }?.outcome.strategy
    if let stated, stated.name == name { return stated }
    let all: [Strategy] = [.roundRobin, .leastLoaded, .cheapest, .balanced(BalanceWeights())]
    return all.first { $0.name == name }
  }
}

extension JSONValue {
  /// The object with one member replaced, or added at its end.
  func setting(_ name: String, _ value: JSONValue) -> JSONValue {
    guard case .object(var members) = self else { return self }
    if let place = members.firstIndex(where: { $0.name == name }) {
      members[place] = Member(name, value)
    } else {
      members.append(Member(name, value))
    }
    return .object(members)
  }
}
