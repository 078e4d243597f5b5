import Testing
import Triage

@Suite("A decision")
struct DecisionTests {
  @Test("goes attribute by attribute to the first rule that holds and sets it")
  func firstRuleDecides() throws {
    let rules = """
      rules:
        - {id: tags-only, when: {text: {contains: [lift]}}, then: {tags: [a]}}
        - {id: first, when: {text: {contains: [lift]}}, then: {category: lift.fault, tags: [b]}}
        - {id: second, when: {}, then: {category: other, urgency: low, tags: [c]}}
      """
    let decision = try SmallSet.decide(rules, SmallSet.request("the lift is stuck"))
    #expect(decision.category == Decided("lift.fault", by: .rule(1)))
    #expect(decision.baseUrgency == Decided(UrgencyLevel(rank: 3), by: .rule(2)))
    #expect(decision.tags == ["a", "b", "c"])
    #expect(decision.held == [0, 1, 2])
  }

  @Test("of a lower level is seen by rules of higher ones, wherever they stand")
  func levels() throws {
    let rules = """
      rules:
        - {id: reads-urgency, when: {urgency: {at_least: urgent}}, then: {team: lifts}}
        - {id: reads-category, when: {category: lift.*}, then: {urgency: urgent}}
        - {id: reads-type, when: {customer_type: owner}, then: {category: lift.fault}}
        - {id: reads-request, when: {channel: phone}, then: {customer_type: owner}}
      """
    let decision = try SmallSet.decide(rules, SmallSet.request("x", [.channel: "phone"]))
    #expect(decision.team == Decided("lifts", by: .rule(0)))
    #expect(decision.held == [0, 1, 2, 3])
    let other = try SmallSet.decide(rules, SmallSet.request("x", [.channel: "app"]))
    #expect(other.held.isEmpty)
    #expect(other.team == Decided("desk", by: .defaults))
  }

  @Test(
    "sees a text as a time where a condition asks for one",
    arguments: [
      ("2026-01-05T09:00:00Z", ["late", "hours", "text"]),
      ("2026-01-05T10:30:00+02:00", ["late", "hours", "text"]),
      ("2026-01-05T07:59:59Z", ["text"]), ("soon", []),
    ])
  func times(due: String, expected: [String]) throws {
    let rules = """
      calendars: {morning: {timezone: Etc/UTC, hours: {mon-fri: ["08:00-12:00"]}}}
      rules:
        - id: late
          when: {attributes.due: {at_least: "2026-01-05T08:00:00Z"}}
          then: {tags: [late]}
        - {id: hours, when: {attributes.due: {during: morning}}, then: {tags: [hours]}}
        - {id: outside, when: {attributes.due: {outside: always}}, then: {tags: [never]}}
        - {id: text, when: {attributes.due: {starts_with: "2026"}}, then: {tags: [text]}}
      """
    var request = SmallSet.request("x")
    request.attributes["due"] = .text(due)
    #expect(try SmallSet.decide(rules, request).tags == expected)
  }

  @Test("takes the first rule's value even where a rule of a lower level stands behind it")
  func orderAcrossLevels() throws {
    let rules = """
      rules:
        - {id: early, when: {category: other}, then: {team: lifts}}
        - {id: late, when: {}, then: {category: other, team: desk}}
      """
    #expect(
      try SmallSet.decide(rules, SmallSet.request("x")).team == Decided("lifts", by: .rule(0)))
  }

  @Test("falls back to category and defaults, and says so")
  func fallbacks() throws {
    let leak = try SmallSet.decide("", SmallSet.request("漏水"))
    #expect(leak.category == Decided("water.leak", by: .signals))
    #expect(leak.intent == Decided("repair", by: .category))
    #expect(leak.baseUrgency == Decided(UrgencyLevel(rank: 2), by: .defaults))
    let nothing = try SmallSet.decide("", SmallSet.request("hello"))
    #expect(nothing.category == Decided("other", by: .defaults))
    #expect(nothing.intent == Decided("enquiry", by: .defaults))
  }

  @Test(
    "by signals takes the highest sum above its threshold, each phrase once",
    arguments: [
      ("漏水漏水漏水", "water.leak"), ("drip", "water.leak"), ("flood", "other"),
      ("flood 漏水", "water.flood"), ("drip 漏水 flood", "water.leak"),
    ])
  func signals(text: String, category: String) throws {
    #expect(try SmallSet.decide("", SmallSet.request(text)).category.value == category)
  }

  @Test("believes the directory, then a type of the vocabulary, then nobody")
  func customerType() throws {
    let rules = "customers: [{id: c-1, type: tenant, phone: \"138-0000-1111\"}]"
    let known = SmallSet.request("x", [.customerPhone: "+86 13800001111", .customerType: "owner"])
    #expect(try SmallSet.decide(rules, known).customerType == Decided("tenant", by: .directory))
    let stated = SmallSet.request("x", [.customerType: "Owner"])
    #expect(try SmallSet.decide(rules, stated).customerType == Decided("owner", by: .request))
    let strange = SmallSet.request("x", [.customerType: "martian"])
    #expect(try SmallSet.decide(rules, strange).customerType == Decided("unknown", by: .defaults))
  }

  @Test("ends at a final rule that holds, on every level")
  func finalRule() throws {
    let rules = """
      rules:
        - {id: before, when: {category: other}, then: {tags: [before]}}
        - {id: end, final: true, when: {channel: app}, then: {urgency: low}}
        - {id: behind, when: {}, then: {category: lift.fault, urgency: urgent, tags: [behind]}}
      """
    let ended = try SmallSet.decide(rules, SmallSet.request("x", [.channel: "app"]))
    #expect(ended.held == [0, 1])
    #expect(ended.tags == ["before"])
    #expect(ended.category.value == "other")
    #expect(try SmallSet.decide(rules, SmallSet.request("x")).held == [2])
  }

  @Test("sees what rules before a final one filled, and not what rules behind it would")
  func finalRuleAndFills() throws {
    let rules = """
      rules:
        - {id: fill-building, when: {text: {matches: "tower (?P<b>[0-9]+)"}}, then: {building: "{b}"}}
        - {id: end, final: true, when: {building: "7"}, then: {category: lift.fault}}
        - {id: fill-unit, when: {text: {matches: "flat (?P<u>[0-9]+)"}}, then: {unit: "{u}"}}
      """
    let decision = try SmallSet.decide(rules, SmallSet.request("tower 7 flat 12"))
    #expect(decision.category.value == "lift.fault")
    #expect(decision.request[.building] == .text("7"))
    #expect(decision.request[.unit] == nil)
  }

  @Test("fills missing fields from named groups, and leaves what the sender said")
  func fills() throws {
    let rules = """
      rules:
        - {id: fill, when: {text: {matches: "(?P<b>[0-9]+)号楼"}}, then: {building: "{b}"}}
        - {id: raw, when: {building: {exists: false}}, then: {unit: "none"}}
        - {id: settled, when: {building: "3"}, then: {tags: [three]}}
      """
    let decision = try SmallSet.decide(rules, SmallSet.request("3号楼漏水"))
    #expect(decision.request[.building] == .text("3"))
    #expect(decision.request[.unit] == .text("none"), "level 0 reads only what came in")
    #expect(decision.tags == ["three"])
    let told = try SmallSet.decide(rules, SmallSet.request("3号楼漏水", [.building: "9"]))
    #expect(told.request[.building] == .text("9"))
    #expect(told.fills.isEmpty)
  }

  @Test("records shadow rules and lets them decide nothing")
  func shadow() throws {
    let rules = """
      rules:
        - {id: ghost, mode: shadow, final: true, when: {}, then: {category: lift.fault}}
        - {id: off, mode: off, when: {}, then: {category: water.leak}}
      """
    let decision = try SmallSet.decide(rules, SmallSet.request("x"))
    #expect(decision.shadows == [0])
    #expect(decision.held.isEmpty)
    #expect(decision.category.value == "other")
  }

  @Test(
    "reads a rule on whole days of its validity, both ends included",
    arguments: [
      ("2026-01-04T23:59:59+08:00", false), ("2026-01-05T00:00:00+08:00", true),
      ("2026-01-06T23:59:59+08:00", true), ("2026-01-07T00:00:00+08:00", false),
    ])
  func validity(time: String, holds: Bool) throws {
    let rules = """
      rules:
        - {id: dated, valid: {from: 2026-01-05, until: 2026-01-06}, when: {}, then: {tags: [x]}}
      """
    let decision = try SmallSet.decide(
      rules, SmallSet.request("x"), at: try Timestamp(parsing: time))
    #expect(decision.tags.isEmpty != holds)
  }
}
