internal import Ledger
package import Triage

extension Report {
  /// What rules do: what each decides, which decide nothing, what no rule decides, what people
  /// correct, and what shadow rules would have done.
  ///
  /// - Parameter rules: the rules in force, in order, as far as they are known.
  package static func rules(
    of contacts: [Contact], knowing rules: [KnownRule], in period: Period
  ) -> Report {
    let sums = RuleSums(contacts, zone: period.zone)
    let dead = rules.filter { $0.mode == .live && sums.tickets[$0.id] == nil }
    let corrections = contacts.flatMap(\.corrections)
    let corrected = contacts.count { !$0.corrections.isEmpty }
    var report = Report(
      "rules", "what the rules do", period,
      totals: [
        Total("tickets", "contacts", .count(contacts.count)),
        Total("rules", "rules in force", .count(rules.count)),
        Total("dead", "live rules that decided nothing", .count(dead.count)),
        Total("unmatched", "category by default", .share(sums.unmatched, of: contacts.count)),
        Total("signals", "category by signals", .share(sums.bySignals, of: contacts.count)),
        Total("corrected", "corrected by people", .share(corrected, of: contacts.count)),
      ],
      sheets: [
        hits(sums, rules, corrections), deadRules(dead), origins(sums), changes(corrections),
        shadows(contacts, rules), drift(sums),
      ])
    report.notes = [
      "A rule that held and was beaten by an earlier one is not counted: the ledger keeps who decided."
    ]
    return report
  }

  private static func hits(
    _ sums: RuleSums, _ rules: [KnownRule], _ corrections: [Correction]
  ) -> Sheet {
    var sheet = Sheet(
      "hits", "what each rule decided",
      [
        .text("rule"), .figure("tickets"), .figure("share"), .figure("corrected"),
        .figure("corrected_share", "of its"), .text("attributes"),
      ], bars: "tickets")
    let wrong = Dictionary(corrections.compactMap(\.rule).map { ($0, 1) }, uniquingKeysWith: +)
    let order = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let names = sums.tickets.keys.sorted {
      (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1)
    }
    sheet.rows = names.map { name in
      let tickets = sums.tickets[name] ?? 0
      let attributes = (sums.attributes[name] ?? [:]).sorted { $0.key < $1.key }
      return [
        .text(name), .count(tickets), .share(tickets, of: sums.contacts),
        .count(wrong[name] ?? 0), .share(wrong[name] ?? 0, of: tickets),
        .text(attributes.map { "\($0.key) \($0.value)" }.joined(separator: ", ")),
      ]
    }
    return sheet
  }

  private static func deadRules(_ dead: [KnownRule]) -> Sheet {
    var sheet = Sheet(
      "dead", "live rules that decided nothing",
      [.text("rule"), .text("at"), .text("owner")])
    sheet.rows = dead.map { [.text($0.id), .text($0.place), .text(orNone: $0.owner)] }
    return sheet
  }

  private static func origins(_ sums: RuleSums) -> Sheet {
    var sheet = Sheet(
      "deciders", "who decides each attribute",
      [.text("attribute"), .text("by"), .figure("tickets"), .figure("share")], bars: "tickets")
    let sorted = sums.origins.sorted {
      ($0.key.attribute, -$0.value, $0.key.by) < ($1.key.attribute, -$1.value, $1.key.by)
    }
    sheet.rows = sorted.map { origin, count in
      [.text(origin.attribute), .text(origin.by), .count(count), .share(count, of: sums.contacts)]
    }
    return sheet
  }

  private static func changes(_ corrections: [Correction]) -> Sheet {
    var counts: [Correction: Int] = [:]
    for correction in corrections { counts[correction, default: 0] += 1 }
    var sheet = Sheet(
      "corrections", "what people corrected",
      [
        .text("decider", "decided by"), .text("attribute"), .text("from"), .text("to"),
        .figure("times"),
      ], bars: "times")
    let sorted = counts.sorted {
      ($1.value, $0.key.decider, $0.key.attribute, $0.key.from + "\t" + $0.key.to)
        < ($0.value, $1.key.decider, $1.key.attribute, $1.key.from + "\t" + $1.key.to)
    }
    sheet.rows = sorted.map { correction, count in
      [
        .text(correction.decider), .text(correction.attribute), .text(correction.from),
        .text(correction.to), .count(count),
      ]
    }
    return sheet
  }

  private static func shadows(_ contacts: [Contact], _ rules: [KnownRule]) -> Sheet {
    var counts: [String: (held: Int, differs: Int)] = [:]
    for rule in rules where rule.mode == .shadow { counts[rule.id] = (0, 0) }
    for shadow in contacts.flatMap(\.verdict.shadows) {
      counts[shadow.rule, default: (0, 0)].held += 1
      if shadow.differs { counts[shadow.rule, default: (0, 0)].differs += 1 }
    }
    var sheet = Sheet(
      "shadows", "what shadow rules would have done",
      [
        .text("rule"), .figure("held"), .figure("differs", "differently"),
        .figure("differs_share", "of these"),
      ], bars: "held")
    sheet.rows = counts.sorted { $0.key < $1.key }.map { rule, count in
      [
        .text(rule), .count(count.held), .count(count.differs),
        .share(count.differs, of: count.held),
      ]
    }
    return sheet
  }

  private static func drift(_ sums: RuleSums) -> Sheet {
    var sheet = Sheet(
      "drift", "what nothing recognised, by month",
      [
        .text("month"), .figure("tickets"), .figure("unmatched"), .figure("share"),
        .figure("corrected"),
      ], bars: "share")
    sheet.rows = sums.months.sorted { $0.key < $1.key }.map { month, sum in
      [
        .text(month), .count(sum.tickets), .count(sum.unmatched),
        .share(sum.unmatched, of: sum.tickets), .count(sum.corrected),
      ]
    }
    return sheet
  }
}

/// What a report must know of a rule in force.
package struct KnownRule: Hashable, Sendable {
  /// Its id.
  package var id: String
  /// Where it stands.
  package var place: String
  /// Who answers for it.
  package var owner: String?
  /// Whether it decides.
  package var mode: Rule.Mode

  /// Takes what there is to know of a rule.
  package init(_ rule: Rule) {
    id = rule.id
    place = rule.place
    owner = rule.owner
    mode = rule.mode
  }
}
