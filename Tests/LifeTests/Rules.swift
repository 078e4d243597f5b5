/// Rules folders for the tests of a ticket's life.
enum Rules {
  /// Three urgencies, two trades, a ladder.
  static let base = """
    customer_types: [tenant]
    intents: [repair]
    sites: [east]
    urgencies:
      - {id: emergency, targets: {acknowledge: 5m, resolve: 4h, calendar: always}}
      - {id: urgent, targets: {accept: 1h, resolve: 8h, calendar: always}}
      - {id: normal, targets: {accept: 4h, resolve: 16h, calendar: office}}
    calendars:
      office: {hours: {mon-fri: ["09:00-17:00"]}}
      night: {hours: {mon-sun: ["22:00-06:00"]}}
    categories:
      water: {urgency: normal, skills: [plumbing], team: plumbers, effort: 60m}
      power: {urgency: urgent, skills: [electrical], team: electricians, effort: 30m}
      other: {urgency: normal, team: plumbers}
    defaults: {category: other, urgency: normal, team: plumbers, intent: repair}
    rules:
      - id: drips
        when: {text: {contains: [drips]}}
        then: {category: water}
      - id: sparks
        when: {text: {contains: [sparks]}}
        then: {category: power}
      - id: hurry
        when: {text: {contains: [hurry]}}
        then: {urgency: urgent}
    safety:
      - id: flood
        when: {text: {contains: [flood]}}
        then: {urgency: urgent}
    escalations:
      standard:
        - {target: accept, at: 100%, notify: [boss]}
        - {target: accept, at: 200%, reassign: true}
        - {target: resolve, at: 50%, warn: true}
        - {target: resolve, at: 100%, raise_urgency: 1}

    """

  /// Two plumbers who take turns, one electrician, a boss.
  static let roster = """
    staff:
      - {id: ann, name: Ann, skills: [plumbing]}
      - {id: bob, name: Bob, skills: [plumbing]}
      - {id: eve, name: Eve, skills: [electrical]}
      - {id: boss, name: The boss}
    teams:
      plumbers: {members: [ann, bob], escalation: standard}
      electricians: {members: [eve], escalation: standard}

    """

  /// One plumber who takes one ticket at a time.
  static let alone = """
    staff:
      - {id: ann, name: Ann, skills: [plumbing], capacity: 1}
      - {id: eve, name: Eve, skills: [electrical]}
      - {id: boss, name: The boss}
    teams:
      plumbers: {members: [ann], escalation: standard}
      electricians: {members: [eve], escalation: standard}

    """
}
