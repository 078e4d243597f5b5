import Diagnostics
package import Triage

extension RulesFolder {
  /// Compiles the folder: every mistake of every file is found, and without errors there is a rule
  /// set.
  /// - Parameter zone: the settings' zone, in which whole days are meant.
  package func compiled(in zone: Zone) -> Compilation {
    let draft = Draft(folder: self, zone: zone)
    for path in unread { draft.report(.unreadFile(name + "/" + path)) }
    let sections = Sections(draft)
    var tests = RuleTests()
    let contents = draft.contents(of: sections, tests: &tests)
    var ruleSet: RuleSet?
    if let contents, !draft.findings.hasErrors {
      ruleSet = try? RuleSet(digest: digest, contents: contents)
    }
    return Compilation(
      ruleSet: ruleSet, findings: draft.findings, tests: tests, names: draft.names,
      texts: draft.texts)
  }
}

extension Draft {
  /// Everything that the folder says, names first; nil where the defaults cannot be read.
  func contents(of sections: Sections, tests: inout RuleTests) -> RuleSetContents? {
    _ = names.give(unknownCustomerType, .customerType, at: nil)
    let customerTypes = vocabulary(sections[.customerTypes], .customerType)
    let intents = vocabulary(sections[.intents], .intent)
    let sites = vocabulary(sections[.sites], .site)
    readTiers(sections[.customerValue])
    readLists(sections[.lists])
    let urgencyNames = urgencyNames(sections[.urgencies])
    let categoryNames = named(sections[.categories], .category)
    let staff = assigneeNames(sections[.staff], .staff)
    let subcontractors = assigneeNames(sections[.subcontractors], .subcontractors)
    let teamNames = teamNames(sections[.teams])
    calendars(sections[.calendars])
    let ladders = escalations(sections[.escalations])

    let urgencies = urgencies(urgencyNames)
    let categories = categories(categoryNames)
    let assignees = assignees(staff, .staff) + assignees(subcontractors, .subcontractor)
    let teams = teams(teamNames)
    let customers = customers(sections[.customers])
    let sources = sources(sections[.sources])
    let defaults = defaults(sections[.defaults])
    let read = readRules(sections[.rules])
    var fields = FieldTable(filled: Set(read.flatMap { $0.outcome.outcome.fills.map(\.path) }))
    let rules = rules(read, fields: &fields, tests: &tests)
    let safety = safety(sections[.safety], fields: &fields)
    tests.tests = self.tests(sections[.tests], fields: &tests.fields)
    tests.invariants = invariants(sections[.invariants], fields: &tests.fields)

    reportMissing(sections)
    guard let defaults, !urgencies.isEmpty else { return nil }
    var contents = RuleSetContents(defaults: defaults, fields: fields, zone: zone)
    contents.rules = rules
    contents.safety = safety
    contents.customerTypes = customerTypes
    contents.intents = intents
    contents.sites = sites
    contents.urgencies = urgencies
    contents.categories = categories
    contents.teams = Dictionary(teams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    contents.assignees = Dictionary(
      assignees.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    contents.calendars = calendars
    contents.escalations = Dictionary(
      ladders.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    contents.directory = CustomerDirectory(customers)
    contents.tiers = tiers
    contents.sources = sources
    return contents
  }

  /// What no folder can do without.
  private func reportMissing(_ sections: Sections) {
    guard !lacksFile else { return }
    for section in [Section.urgencies, .categories, .teams, .defaults]
    where sections[section].isEmpty {
      report(.missingSection(section.rawValue, in: folder.name))
    }
  }
}
