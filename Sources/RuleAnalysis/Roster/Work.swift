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
  /// own do.
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

  /// Of rules that say the same about team and skills only the first one.
  private var rulesWithWork: [Int] {
    var seen: Set<[String]> = []
    return contents.rules.indices.filter { number in
      let outcome = contents.rules[number].outcome
      guard contents.rules[number].mode == .live, outcome.team != nil || !outcome.skills.isEmpty
      else { return false }
      return seen.insert([outcome.team ?? "", outcome.category ?? ""] + outcome.skills).inserted
    }
  }
}
