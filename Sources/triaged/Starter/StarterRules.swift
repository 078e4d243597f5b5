import Diagnostics

/// The rules folder that `init` writes: small, commented, and complete.
enum StarterRules {
  /// A file of the folder.
  struct File {
    /// Its name in the folder.
    let name: String
    /// All of it.
    let text: String
  }

  /// All files, in the order in which they are read; the schema is for editors.
  static var files: [File] {
    let rules = [basics, safety, categories, rules, people, tests]
    let schema = RulesSchema(names: nil).json.pretty + "\n"
    return rules.map { File(name: $0.name, text: editorLine + $0.text) }
      + [File(name: schemaName, text: schema)]
  }

  /// Begins with a dot, so that it is no file of the rules.
  private static let schemaName = ".schema.json"

  /// What tells an editor with a YAML language server where the schema is.
  private static let editorLine = "# yaml-language-server: $schema=\(schemaName)\n\n"

  private static let basics = File(
    name: "00-basics.yaml",
    text: """
      # Words that everything else uses. Any file may hold any of these keys; 'triaged check'
      # finds what does not fit together, with its place.

      # What holds where neither a rule nor the category decides. Required.
      defaults: {category: enquiry, intent: enquiry, urgency: normal, team: desk}

      # Who can ask. 'unknown' is built in.
      customer_types: [owner, tenant, visitor]

      # What people want.
      intents: [emergency, repair, complaint, enquiry]

      # Where they can be helped.
      sites: [main]

      # Most urgent first. A ticket of the first level never waits, whatever the hour or the load.
      urgencies:
        - id: emergency
          targets: {acknowledge: 5m, arrive: 30m, resolve: 4h, calendar: always}
        - id: urgent
          targets: {acknowledge: 30m, arrive: 2h, resolve: 8h, calendar: always}
        - id: normal
          targets: {resolve: 2wd, calendar: office}

      # Whose hours count. 'always' is built in. Durations: 90s, 15m, 1h30m within these hours,
      # 2d by the wall clock, 2wd working days.
      calendars:
        office:
          hours: {mon-fri: ["08:30-12:00", "13:30-18:00"]}
          holidays: [2026-10-01..2026-10-07]

      """)

  private static let safety = File(
    name: "10-safety.yaml",
    text: """
      # The floor: whatever the rules say, a request for which an entry holds is at least so
      # urgent. Files that cannot be read are looked through for it as well.
      safety:
        - id: floor-trapped
          when:
            text: {contains: [困人, 困在电梯, trapped in the lift, stuck in the lift]}
            not: {text: {contains: [演练通知, drill notice]}}
          then: {urgency: emergency, tags: [safety], notify: [desk]}

        - id: floor-gas-and-fire
          when:
            text: {contains: [着火, 煤气味, 燃气泄漏, on fire, smell of gas, gas leak]}
          then: {urgency: emergency, tags: [safety], notify: [desk]}

      """)

  private static let categories = File(
    name: "20-categories.yaml",
    text: """
      # What requests are about. 'signals' decide the category where no rule does: each phrase that
      # occurs adds its weight, the highest sum wins. 'lift.*' in a condition is every category
      # that begins with 'lift.'.
      categories:
        lift.entrapment: {urgency: emergency, intent: emergency, skills: [lift], effort: 60m, team: technicians}
        lift.fault:
          urgency: urgent
          intent: repair
          skills: [lift]
          effort: 90m
          team: technicians
          signals: {电梯: 2, lift: 2, elevator: 2}
        water.leak:
          urgency: urgent
          intent: repair
          skills: [plumbing]
          effort: 45m
          team: technicians
          signals: {漏水: 3, 渗水: 3, leak*: 3, 水管: 1}
        danger:
          urgency: emergency
          intent: emergency
          effort: 30m
          team: desk
        noise:
          intent: complaint
          team: desk
          signals: {噪音: 3, 太吵: 3, noise: 3, noisy: 3}
        enquiry:
          intent: enquiry
          team: desk

      """)

  private static let rules = File(
    name: "30-rules.yaml",
    text: """
      # The rules, in order: the first that holds and sets an attribute decides that attribute.
      # 'tags', 'skills' and 'notify' add up over all rules that hold. Nothing else has
      # precedence.
      rules:
        # A field that the sender left out is filled from a named group.
        - id: building-in-text
          when:
            text: {matches: '(?P<building>\\d{1,3})\\s*号楼'}
          then: {building: "{building}"}
          examples:
            match: [3号楼电梯停了]
            no_match: [三楼灯不亮]

        - id: lift-entrapment
          description: Somebody is trapped in a lift.
          owner: desk
          when:
            text:
              contains: [困人, 困在电梯, trapped in the lift, stuck in the lift]
              lacks: [演练通知, drill notice]
          then: {category: lift.entrapment}
          examples:
            match: ["3号楼电梯困人,快来"]
            no_match: [电梯困人演练通知]

        - id: gas-or-fire
          when:
            text: {contains: [着火, 煤气味, 燃气泄漏, on fire, smell of gas, gas leak]}
          then: {category: danger}
          examples:
            match: [楼道里有煤气味]
            no_match: [消防通道被占]

        # Rules may read what was decided on lower levels: category before urgency before team.
        - id: complaint-about-staff
          when: {about: {exists: true}}
          then: {intent: complaint, tags: [complaint]}
          examples:
            match: [{about: li.na, description: 态度不好}]
            no_match: [走廊太吵]

        # 'shadow' is recorded as what it would do, and decides nothing: try a rule out with it.
        - id: says-urgent
          mode: shadow
          when: {text: {contains: [很急, ASAP]}}
          then: {raise_urgency: 1}
          examples:
            match: [水管漏水 很急]
            no_match: [不着急]

      """)

  private static let people = File(
    name: "40-people.yaml",
    text: """
      # Who does the work. The id is the name of the folder that dispatches go to.
      staff:
        - id: wang.lei
          name: 王磊
          skills: [plumbing]
          shifts: office
          capacity: 6
          cost: {hour: 80}
        - id: li.na
          name: 李娜
        - id: zhao.min
          name: 赵敏

      subcontractors:
        - id: skylift
          name: SkyLift 电梯维保
          skills: {lift: {certificate_until: 2030-12-31}}
          cost: {call_out: 300, hour: 200}
          contract: {from: 2026-01-01, until: 2030-12-31, categories: [lift.*]}

      # Of those who qualify, 'prefer' looks at one kind before the other, and 'strategy' chooses.
      teams:
        technicians:
          members: [wang.lei, skylift]
          prefer: [staff, subcontractor]
          strategy: least_loaded
          fallback: desk
          escalation: standard
        desk:
          members: [li.na, zhao.min]
          strategy: round_robin

      # What happens when a share of a promised time has passed.
      escalations:
        standard:
          - {target: acknowledge, at: 100%, notify: [desk]}
          - {target: resolve, at: 80%, warn: true}

      """)

  private static let tests = File(
    name: "90-tests.yaml",
    text: """
      # What must come out in the end; 'triaged test' runs it. Without 'at' it is 10:00 on Monday
      # 2026-01-05, and nobody has anything to do unless 'workload' says so.
      tests:
        - id: trapped
          request: {description: "3号楼电梯困人,快来"}
          expect: {category: lift.entrapment, urgency: emergency, assignee: skylift}

        - id: leak-to-the-plumber
          request: {description: 厨房水管漏水}
          expect: {category: water.leak, urgency: urgent, assignee: wang.lei}

        - id: leak-when-the-plumber-is-full
          request: {description: 厨房水管漏水}
          workload: {wang.lei: 6}
          expect: {category: water.leak, team: technicians, assignee: li.na}

        - id: nothing-known
          request: {description: 你好}
          expect: {category: enquiry, urgency: normal}

      # What must hold of every request.
      invariants:
        - id: trapped-is-emergency
          when: {text: {contains: [困人], lacks: [演练通知]}}
          must: {urgency: emergency}

      """)
}
