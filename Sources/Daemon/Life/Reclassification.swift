import Diagnostics
import Intake
import Ledger
import Triage

/// Another category or another urgency, by a person's word.
struct Reclassification {
  private let category: Triage.Category?
  private let urgency: UrgencyLevel?
  private let hasReason: Bool
  private let ruleSet: RuleSet
  private var isBelowFloor = false
  private let reason: String?

  /// Reads the names; refuses those that the rules in force lack.
  init(
    _ category: String?, _ urgency: String?, _ reason: String?, _ ruleSet: RuleSet
  ) throws(Refusal) {
    self.ruleSet = ruleSet
    self.reason = reason
    hasReason = reason.map { !$0.isEmpty } ?? false
    self.category = category.flatMap(ruleSet.category)
    self.urgency = urgency.flatMap(ruleSet.urgency)
    if let category, self.category == nil {
      throw Self.unknown("category", category, "the id of a category")
    }
    if let urgency, self.urgency == nil {
      let names = ruleSet.contents.urgencies.map(\.id).joined(separator: ", ")
      throw Self.unknown("urgency", urgency, "one of \(names)")
    }
  }

  private static func unknown(_ key: String, _ name: String, _ expected: String) -> Refusal {
    var refusal = Refusal(
      .type, "the rules in force have no \(key) '\(name)'", expected: expected)
    refusal.pointer = "/\(key)"
    return refusal
  }

  /// Refuses an urgency below the floor of safety, unless a person says why.
  func checked(against live: LiveTicket) throws(Refusal) -> Reclassification {
    guard let urgency, let floor = live.floor(by: ruleSet), urgency < floor else { return self }
    guard hasReason else {
      var refusal = Refusal(
        .missing,
        "'\(ruleSet.name(of: urgency))' lies below the floor that safety demands, which is"
          + " '\(ruleSet.name(of: floor))'",
        expected: "a 'reason', which goes into the log")
      refusal.pointer = "/reason"
      throw refusal
    }
    var copy = self
    copy.isBelowFloor = true
    return copy
  }

  /// Changes the ticket; returns what the event's line says of it.
  func apply(to live: inout LiveTicket) -> [JSONValue.Member] {
    var corrected: [JSONValue] = []
    if let category {
      corrected.append(
        live.correction(of: "category", from: live.ticket.classification.category, to: category.id))
      apply(category, to: &live)
    }
    if let urgency {
      let name = ruleSet.name(of: urgency)
      corrected.append(
        live.correction(of: "urgency", from: live.ticket.classification.urgency, to: name))
      live.ticket.classification.urgency = name
      live.decide("urgency", name, by: "person")
    }
    var members: [JSONValue.Member] = [
      .init("category", .string(live.ticket.classification.category)),
      .init("urgency", .string(live.ticket.classification.urgency)),
      .init("reason", .string(orNull: reason)), .init("corrects", .array(corrected)),
    ]
    if isBelowFloor { members.append(.init("floor_overridden", true)) }
    return members
  }

  /// What goes with the category goes with the new one; what rules added stays.
  private func apply(_ category: Triage.Category, to live: inout LiveTicket) {
    let before = ruleSet.category(live.ticket.classification.category)?.skills ?? []
    let added = live.ticket.classification.skills.filter { !before.contains($0) }
    live.ticket.classification.skills =
      category.skills + added.filter { !category.skills.contains($0) }
    live.ticket.classification.category = category.id
    live.ticket.classification.intent = category.intent ?? live.ticket.classification.intent
    if live.rule(for: "effort") == nil {
      live.ticket.classification.effort = category.effort ?? ruleSet.contents.defaults.effort
    }
    if category.team != nil || live.rule(for: "team") == nil {
      let team = category.team ?? ruleSet.contents.defaults.team
      live.decide("team", team, by: "person")
      if live.rule(for: "escalation") == nil {
        live.ticket.classification.escalation = ruleSet.contents.teams[team]?.escalation
      }
      if live.ticket.state == .waiting { live.ticket.holder.team = team }
    }
    live.decide("category", category.id, by: "person")
    live.set("intent", .string(live.ticket.classification.intent))
    live.set("skills", .strings(live.ticket.classification.skills))
  }
}

extension LiveTicket {
  /// The level that safety demands of it.
  fileprivate func floor(by ruleSet: RuleSet) -> UrgencyLevel? {
    explanation["decision"]?["safety_floor"]?.text.flatMap(ruleSet.urgency)
  }

  /// What a person corrects: the attribute, the rule that decided it, and both values.
  fileprivate func correction(
    of attribute: String, from: String, to: String
  ) -> JSONValue {
    let reason = reason(for: attribute)
    return [
      "attribute": .string(attribute), "rule": reason?["rule"] ?? .null,
      "by": reason?["by"] ?? .null, "from": .string(from), "to": .string(to),
    ]
  }
}
