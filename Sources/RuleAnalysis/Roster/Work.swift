import Triage

/// A kind of work that requests lead to, with one that does.
struct Work {
  /// What assignment is asked for.
  let order: WorkOrder
  /// The request, which the engine has decided.
  let witness: Witness
  /// What asks for it, for messages: `category 'x'`, `rule 'x'`.
  let owner: String
}

/// What two kinds of work have to differ in to be looked at both.
private struct WorkKey: Hashable {
  let team: String
  let skills: Set<String>
  let urgency: UrgencyLevel
  let category: String
}

extension Study {
  /// More kinds of work than these are not looked at.
  private static let workLimit = 400

  /// The kinds of work that categories lead to, and those that rules with a team or skills of their
  /// own, or with an urgency of their own, do.
  var works: [Work] {
    var works: [Work] = []
    var seen: Set<WorkKey> = []
    func add(_ witness: Witness?, _ owner: String) {
      guard let witness, works.count < Self.workLimit else { return }
      let order = WorkOrder(search.decide(witness))
      let key = WorkKey(
        team: order.team, skills: Set(order.skills), urgency: order.urgency,
        category: order.category)
      if seen.insert(key).inserted {
        works.append(Work(order: order, witness: witness, owner: owner))
      }
    }
    for category in contents.categories {
      let witness = search.witness(giving: category.id, of: .category) {
        $0.category.value == category.id
      }
      add(witness, "category '\(category.id)'")
    }
    for number in rulesWithWork {
      let rule = contents.rules[number]
      let witness = cases[number].first.flatMap { subjects in
        search.witness(of: subjects, on: rule.validity) { $0.held.contains(number) }
      }
      add(witness, "rule '\(rule.id)'")
    }
    return works
  }

  /// Of rules that say the same about the work only the first one.
  private var rulesWithWork: [Int] {
    var seen: Set<[String]> = []
    var numbers: [Int] = []
    for (number, rule) in contents.rules.enumerated() where rule.mode == .live {
      let outcome = rule.outcome
      guard numbers.count < Self.workLimit,
        outcome.team != nil || !outcome.skills.isEmpty
          || (outcome.category != nil && outcome.urgency != nil)
      else { continue }
      let urgency = outcome.urgency.map { String($0.rank) }
      let names = [outcome.team, outcome.category, urgency].map { $0 ?? "" }
      if seen.insert(names + outcome.skills).inserted { numbers.append(number) }
    }
    return numbers
  }
}
