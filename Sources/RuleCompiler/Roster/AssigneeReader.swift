import Triage

extension Draft {
  /// Staff or subcontractors with their ids given, in the order of the folder.
  func assigneeNames(
    _ values: [Value], _ section: Section
  ) -> [(name: String, value: Value)] {
    identified(values, .assignee, section: section)
  }

  /// Reads who was named.
  func assignees(
    _ named: [(name: String, value: Value)], _ kind: Assignee.Kind
  ) -> [Assignee] {
    let keys = Keys(
      of: kind == .staff ? "a staff member" : "a subcontractor", required: ["id"],
      optional: ["name", "skills", "sites", "shifts", "capacity", "cost", "absent"]
        + (kind == .subcontractor ? ["contract"] : []))
    return named.compactMap { name, value in
      mapping(value, keys, named: "\(kind.rawValue) '\(name)'").map { assignee(name, kind, $0) }
    }
  }

  private func assignee(_ name: String, _ kind: Assignee.Kind, _ mapping: Mapping) -> Assignee {
    let owner = "\(kind.rawValue) '\(name)'"
    var assignee = Assignee(
      id: name, kind: kind,
      name: mapping["name"].flatMap { text($0, "the name of \(owner)") } ?? name)
    assignee.skills = mapping["skills"].map { skills($0, of: owner) } ?? [:]
    assignee.sites = mapping["sites"].map { Set(sites($0, of: owner)) }
    assignee.shifts = mapping["shifts"].flatMap { known($0, .calendar) }
    assignee.capacity = mapping["capacity"].flatMap {
      whole($0, "the capacity of \(owner)", in: 0...1_000_000)
    }
    assignee.cost = mapping["cost"].flatMap { cost($0, of: owner) } ?? Cost()
    assignee.absent = mapping["absent"].map { absences($0, of: owner) } ?? []
    assignee.contract = mapping["contract"].flatMap { contract($0, of: owner) }
    return assignee
  }

  /// Names of sites; any, where the folder has no vocabulary of them.
  func sites(_ value: Value, of owner: String) -> [String] {
    names.isEmpty(.site) ? words(value, "a site of \(owner)") : known(all: value, .site)
  }

  private func skills(_ value: Value, of owner: String) -> [String: Skill] {
    guard value.entries != nil else {
      let words = words(value, "a skill of \(owner)")
      return Dictionary(words.map { ($0, Skill()) }, uniquingKeysWith: { first, _ in first })
    }
    let keys = Keys(of: "a skill", optional: ["certificate_until"])
    var skills: [String: Skill] = [:]
    for (key, value) in entries(value, named: "the skills of \(owner)") ?? [] {
      let name = key.text ?? ""
      let named = "the skill '\(name)' of \(owner)"
      let mapping = value.isNull ? nil : mapping(value, keys, named: named)
      let until = mapping?["certificate_until"].flatMap { date($0, "the certificate's last day") }
      skills[name] = Skill(certificateUntil: until)
    }
    return skills
  }

  private func cost(_ value: Value, of owner: String) -> Cost? {
    let keys = Keys(of: "'cost'", optional: ["call_out", "hour"])
    return mapping(value, keys, named: "the cost of \(owner)").map { mapping in
      Cost(
        callOut: mapping["call_out"].flatMap { money($0, "the price of a call") } ?? .zero,
        hour: mapping["hour"].flatMap { money($0, "the price of an hour") } ?? .zero)
    }
  }

  private func absences(_ value: Value, of owner: String) -> [DateRange] {
    texts(value, "the days on which \(owner) is absent").compactMap { day in
      time(day, "a day of absence") { text throws(TimeTextError) in try DateRange(parsing: text) }
    }
  }

  private func contract(_ value: Value, of owner: String) -> Contract? {
    let keys = Keys(of: "'contract'", optional: ["from", "until", "categories", "monthly_limit"])
    guard let mapping = mapping(value, keys, named: "the contract of \(owner)") else { return nil }
    var contract = Contract()
    contract.from = mapping["from"].flatMap { date($0, "the contract's first day") }
    contract.until = mapping["until"].flatMap { date($0, "the contract's last day") }
    checkOrder(mapping, of: "the contract of \(owner)", contract.from, contract.until)
    contract.categories = mapping["categories"].map { value in
      texts(value, "the categories of the contract").compactMap(categoryPattern)
    }
    contract.monthlyLimit = mapping["monthly_limit"].flatMap {
      whole($0, "the contract's monthly limit", in: 0...1_000_000)
    }
    return contract
  }

  /// A category, or `lift.*`, which must stand for at least one.
  func categoryPattern(_ value: Value) -> NamePattern? {
    let pattern = NamePattern(value.text ?? "")
    guard case .below(let prefix) = pattern else {
      return known(value, .category).map { .name($0) }
    }
    guard names.hasCategory(below: prefix) else {
      report(.emptyPattern(value, pattern, in: names))
      return nil
    }
    return pattern
  }

  /// Reports days of which the last is before the first.
  func checkOrder(_ mapping: Mapping, of owner: String, _ from: CivilDate?, _ until: CivilDate?) {
    guard let from, let until, until < from, let first = mapping["from"],
      let last = mapping["until"]
    else { return }
    report(.endsBeforeItBegins(last, first: first, of: owner))
  }
}
