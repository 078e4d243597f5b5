import Diagnostics
import Testing
import Triage

@testable import RuleCompiler

@Suite("Conditions")
struct ConditionTests {
  private static let more = """
    customer_value: {tiers: {A: 70, B: 40, C: 0}}
    lists: {words: [one, two], mixed: [three, {file: more.txt}]}
    calendars: {office: {hours: {mon-fri: ["09:00-18:00"]}}}

    """

  private func findings(when: String, then: String = "{tags: [t]}") -> [Finding] {
    let yaml =
      Self.more
      + "rules: [{id: r, when: \(when), then: \(then)}]\n# file: more.txt\n# none\nfour # 4\n\n five \n"
    return BaseFolder.with(yaml).compiled(in: .utc).findings.all
  }

  @Test(
    "may ask all that the language has",
    arguments: [
      "{}", "{channel: app}", "{channel: [app, web]}", "{unit: 0602, attributes.on: no}",
      "{category: lift.*}", "{category: [lift.*, water.leak]}", "{category: {is: lift.fault}}",
      "{text: {contains: leak}}", "{text: {contains: [leak, 'stuck*', '*lift'], lacks: [drill]}}",
      "{text: {contains_all: {list: words}}}", "{text: {contains: {list: mixed}}}",
      "{text: {matches: '(?i)a+'}}", "{text: {starts_with: a, ends_with: [b, c], exact: true}}",
      "{attributes.n: {at_least: 1, less_than: 2.5}}", "{attributes.n: {more_than: -1e3}}",
      "{received_at: {at_least: 2026-01-05}}", "{received_at: {at_most: '2026-01-05T10:00:00Z'}}",
      "{received_at: {during: office}}", "{received_at: {outside: always}}",
      "{urgency: {at_least: urgent}}", "{customer_tier: {at_most: B}}", "{customer_tier: A}",
      "{site: {in_list: words}}", "{site: {not_in_list: mixed}}", "{site: {exists: false}}",
      "{customer.tags: {contains: vulnerable}}", "{customer.floor: 3}", "{site: garden-east}",
      "{all: [{channel: app}, {any: [{channel: web}, {not: {channel: desk}}]}]}",
      "{attachments: {exists: true}, about: x, lat: {at_least: 31.2}}", "{is: x}",
    ])
  func valid(when: String) {
    let found = findings(when: when)
    #expect(
      when == "{is: x}" ? found.map(\.code) == ["R301"] : found.isEmpty, "\(found.map(\.message))")
  }

  @Test(
    "that cannot hold or cannot be meant are found",
    arguments: [
      ("{category: lift}", "R201", "unknown category 'lift'"),
      ("{urgency: [urgent, emergancy]}", "R201", "unknown urgency 'emergancy'"),
      ("{customer_type: onwer}", "R201", "unknown customer type 'onwer'"),
      ("{site: garden-west}", "R201", "unknown site 'garden-west'"),
      ("{team: wang.lei}", "R201", "unknown team 'wang.lei'"),
      ("{text: {contains: {list: wrods}}}", "R201", "unknown list 'wrods'"),
      ("{received_at: {during: offic}}", "R201", "unknown calendar 'offic'"),
      ("{customer_tier: {at_least: D}}", "R201", "unknown customer tier 'D'"),
      (
        "{category: {at_least: lift.fault}}", "R309",
        "the names of 'category' have no order for 'at_least'"
      ),
      ("{subject: {during: office}}", "R309", "'subject' is no time for 'during'"),
      ("{received_at: {at_least: noon}}", "R109", "'noon' cannot be a time"),
      ("{text: {contains: ['a*b']}}", "R304", "a '*' within a phrase"),
      ("{text: {contains: ['*']}}", "R304", "a phrase of stars only"),
      ("{text: {contains: ['']}}", "R304", "an empty phrase"),
      ("{text: {matches: '(?=a)'}}", "R306", nil),
      ("{text: {exact: true}}", "R310", "nothing is asked of 'text'"),
      ("{any: []}", "R310", "the list of 'any' is empty"),
      ("{site: }", "R303", "'site' is compared with nothing"),
      ("{text: {exists: maybe}}", "R110", "'maybe' cannot be 'exists'"),
      ("{raise_urgency: 1}", "R301", "unknown field 'raise_urgency'"),
      ("{temperature: 5}", "R301", "unknown field 'temperature'"),
      ("[{channel: app}]", "R102", "expected a mapping for a condition of rule 'r', found a list"),
      ("{not: app}", "R102", "expected a mapping for a condition of rule 'r', found a text"),
      (
        "{customer.tier: A}", "R307",
        "'customer.tier' is what the directory says, before anything is decided"
      ),
      ("{customer.tag: x}", "R311", "no customer has 'tag'"),
      ("{'text:contains': x}", "R301", "unknown field 'text:contains'"),
      ("{tags: x}", "R401", "rule 'r' reads 'tags' (level 5) and sets 'tags' (level 5)"),
    ])
  func invalid(when: String, code: String, message: String?) {
    let found = findings(when: when)
    #expect(found.map(\.code.rawValue) == [code], "\(found.map(\.message))")
    if let message { #expect(found.map(\.message) == [message]) }
  }

  @Test(
    "see the levels below the lowest that the rule sets",
    arguments: [
      (
        "{urgency: emergency}", "{category: other}",
        "rule 'r' reads 'urgency' (level 3) and sets 'category' (level 2)"
      ),
      (
        "{category: other}", "{intent: repair}",
        "rule 'r' reads 'category' (level 2) and sets 'intent' (level 2)"
      ),
      (
        "{category: other}", "{tags: [a], customer_type: owner}",
        "rule 'r' reads 'category' (level 2) and sets 'customer_type' (level 1)"
      ),
      (
        "{customer_type: owner}", "{building: '3'}",
        "rule 'r' reads 'customer_type' (level 1) and sets 'building' (level 0)"
      ),
      (
        "{not: {any: [{team: desk}]}}", "{effort: 5m}",
        "rule 'r' reads 'team' (level 4) and sets 'effort' (level 4)"
      ),
      ("{category: other}", "{urgency: urgent}", nil),
      ("{urgency: urgent}", "{team: desk, tags: [x]}", nil),
      ("{customer.type: owner}", "{customer_tier: A}", nil),
      ("{skills: a}", "{notify: [x]}", nil),
    ])
  func levels(when: String, then: String, message: String?) {
    #expect(findings(when: when, then: then).map(\.message) == (message.map { [$0] } ?? []))
  }

  @Test("on an empty list hold as on no phrase at all")
  func emptyList() throws {
    let yaml = """
      lists: {none: [], file: {file: none.txt}}
      rules:
        - {id: contains, when: {text: {contains: {list: none}}}, then: {tags: [a]}}
        - {id: lacks, when: {text: {lacks: {list: file}}}, then: {tags: [b]}}
        - {id: in, when: {text: {in_list: none}}, then: {tags: [c]}}
      tests: [{id: t, request: {description: x}, expect: {tags: [b], not: {tags: [a, c]}}}]
      # file: none.txt
      # nothing yet
      """
    let results = BaseFolder.with(yaml).compiled(in: .utc).run()
    #expect(results.count == 1)
    #expect(results.flatMap(\.failures) == [])
  }

  @Test("that a list is asked for name its malformed phrase once, where it stands")
  func listPhrases() throws {
    let yaml = """
      lists: {bad: [a*b, fine, 'x；y']}
      rules:
        - {id: one, when: {text: {contains: {list: bad}}}, then: {tags: [t]}}
        - {id: two, when: {text: {lacks: {list: bad}}}, then: {tags: [t]}}
      """
    let found = BaseFolder.with(yaml).compiled(in: .utc).findings.all
    #expect(
      found.map { "\($0.place) \($0.code.rawValue)" } == [
        "rules/example.yaml:1:15 R304", "rules/example.yaml:1:26 R305",
      ])
    let whole = BaseFolder.with(
      yaml.replacing(
        "{text: {contains: {list: bad}}}", with: "{site: {in_list: bad}}"
      ).replacing(
        "{text: {lacks: {list: bad}}}", with: "{unit: {not_in_list: bad}}"))
    #expect(whole.compiled(in: .utc).findings.all.map(\.message) == [])
  }
}
