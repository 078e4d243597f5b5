/// A rules folder in small: a lift, a leak, two technicians, a floor.
enum SampleRules {
  /// One file, `rules/lift.yaml`.
  static let text = """
    defaults: {category: enquiry, intent: enquiry, urgency: normal, team: desk}
    customer_types: [owner, tenant]
    intents: [repair, enquiry]
    sites: [garden-east, tower]
    urgencies:
      - {id: emergency, targets: {acknowledge: 5m, arrive: 30m, resolve: 4h, calendar: always}}
      - {id: urgent, targets: {resolve: 3h, calendar: office}}
      - {id: normal, targets: {resolve: 2wd, calendar: office}}
    calendars:
      office: {hours: {mon-fri: ["09:00-12:00", "13:30-18:00"]}}
    categories:
      lift.entrapment: {urgency: emergency, intent: repair, skills: [lift], effort: 60m, team: lift}
      water.leak: {urgency: normal, intent: repair, team: desk, signals: {漏水: 3, leak*: 3}}
      enquiry: {}
    safety:
      - {id: trapped, when: {text: {contains: [困人, trapped]}}, then: {urgency: emergency, tags: [danger]}}
    rules:
      - id: lift-entrapment
        when:
          text:
            contains: [电梯困人, 困在电梯, trapped in lift, "stuck in elevator*"]
            lacks: [演练, drill]
        then: {category: lift.entrapment, urgency: emergency, team: lift, tags: [safety]}
        examples:
          match: ["3号楼电梯困人,快来"]
          no_match: ["电梯困人演练通知"]
      - id: old-people
        when:
          category: water.leak
          text: {contains: [老人, elderly]}
        then: {raise_urgency: 1}
      - id: burst-pipe
        when: {text: {contains: [水管爆裂, 水管破裂, burst pipe]}}
        then: {category: water.leak}
    staff:
      - {id: wang.lei, name: 王磊, skills: [plumbing], cost: {hour: 80}}
      - {id: li.na, name: 李娜}
    subcontractors:
      - id: otis
        name: Otis Elevator
        skills: {lift: {certificate_until: 2030-01-31}}
        cost: {call_out: 300, hour: 200}
    teams:
      lift: {members: [wang.lei, otis], strategy: least_loaded, fallback: desk}
      desk: {members: [li.na], strategy: round_robin}
    sources:
      city:
        files: "*.csv"
        format: csv
        map: {id: key, description: [type, words], site: {field: place, values: {E: garden-east}}}
    tests:
      - {id: trapped, request: {description: 电梯困人}, expect: {urgency: emergency, assignee: otis}}
    invariants:
      - {id: trapped-is-emergency, when: {text: {contains: [困人]}}, must: {urgency: emergency}}

    """

  /// A new folder with them in `rules/`, and the program in it.
  static func program() throws -> Program {
    let folder = try Folder()
    try folder.write(text, to: "rules/lift.yaml")
    return Program(in: folder)
  }

  /// When the tests decide: a Monday morning.
  static let monday = "2026-11-23T10:00:00+08:00"
}
