import Diagnostics
import RuleCompiler
import Testing

@testable import RuleAnalysis

@Suite("A condition of a rule")
struct ConditionTests {
  @Test(
    "is found where it can never hold",
    arguments: [
      "{text: {contains: [x], lacks: [x, y]}}", "{channel: app, not: {channel: [app, web]}}",
      "{channel: {exists: false, contains: [a]}}", "{all: [channel: app, channel: web]}",
      "{attributes.n: {more_than: 5, less_than: 5}}", "{not: {received_at: {exists: true}}}",
      "{received_at: {at_least: 2026-03-01, less_than: 2026-02-01}}",
      "{any: [{channel: web}, {channel: {is: app, starts_with: [b]}}]}",
      "{category: [lift.*], all: [category: {lacks: [lift]}]}",
    ])
  func neverHolds(when: String) throws {
    #expect(try Self.codes(when) == ["R803"])
  }

  @Test(
    "is found where it always holds",
    arguments: [
      "{received_at: {exists: true}, channel: app}", "{urgency: {at_least: normal}}",
      "{any: [{channel: {exists: true}}, {channel: {exists: false}}]}",
      "{category: {exists: true}, channel: app}",
      "{any: [{text: {contains: [x]}}, {not: {text: {contains: [x]}}}]}",
    ])
  func alwaysHolds(when: String) throws {
    #expect(try Self.codes(when) == ["R804"])
  }

  @Test(
    "is found where its neighbours say as much",
    arguments: [
      "{text: {contains: [电梯困人], starts_with: [电梯困人]}}",
      "{channel: app, all: [channel: [app, web]]}", "{attributes.n: {at_least: 5, more_than: 3}}",
      "{text: {lacks: [x], exists: true}}", "{category: lift.fault, not: {category: other}}",
      "{received_at: {during: always, at_least: 2026-01-01}, text: {contains: [x], exists: true}}",
    ])
  func addsNothing(when: String) throws {
    #expect(try Self.codes(when).contains("R805"))
  }

  @Test(
    "is left alone where it says something",
    arguments: [
      "{text: {contains: [x], lacks: [y]}}", "{attributes.n: {at_least: 5, less_than: 6}}",
      "{customer.tags: {contains: [a], lacks: [b]}}", "{text: {contains: [3号楼, 13号楼]}}",
      "{customer.tags: [old], all: [customer.tags: [ill]]}", "{channel: [app, web]}",
      "{any: [{text: {contains: [x]}}, {text: {lacks: [x]}}]}", "{attributes.n: [5, \"5.0\"]}",
      "{category: [lift.*, water.leak]}", "{text: {contains: [leak, leaking]}}",
      "{text: {contains: [Leak, leak], exact: true}}",
    ])
  func isLeftAlone(when: String) throws {
    #expect(try Self.codes(when) == [])
  }

  @Test(
    "has alternatives that others swallow",
    arguments: [
      ("{text: {contains: [电梯困人, 困人]}}", "电梯困人"), ("{channel: [app, web, App]}", "App"),
      ("{category: [lift.*, lift.fault]}", "lift.fault"), ("{text: {lacks: [a b, a]}}", "a b"),
      ("{text: {starts_with: [lea, leak]}}", "leak"), ("{text: {ends_with: [ak, leak]}}", "leak"),
    ])
  func swallows(when: String, swallowed: String) throws {
    let found = try Self.analysis(when).findings.all.filter { $0.code == "R806" }
    #expect(found.map { $0.message.hasPrefix("'\(swallowed)' adds nothing in rule 'r'") } == [true])
  }

  @Test("has parts of a choice that others swallow")
  func choiceSwallows() throws {
    let example = MarkedFolder(
      """
      rules:
        - id: r
          when:
            any:
              - {channel: app, text: {contains: [x]}}
      #          ^^^^^^^
              - {channel: [app, web]}
              - {text: {contains: [y]}}
          then: {urgency: urgent}
          examples: {match: [y]}
      """)
    let found = try example.analysis().findings.all
    #expect(found.map(\.code.rawValue) == ["R806"])
    #expect(found.compactMap { MarkedFolder.Mark($0.place) } == example.marks)
  }

  @Test("takes phrases from a list in which one swallows another")
  func listSwallows() throws {
    let example = MarkedFolder(
      """
      lists:
        trapped: [困人, 电梯困人, stuck]
      #               ^^^^
      rules:
        - id: r
          when: {text: {contains: {list: trapped}}}
          then: {urgency: urgent}
          examples: {match: [stuck]}
      """)
    let found = try example.analysis().findings.all
    #expect(found.map(\.code.rawValue) == ["R806"])
    #expect(found.compactMap { MarkedFolder.Mark($0.place) } == example.marks)
  }

  private static func codes(_ when: String) throws -> Set<String> {
    Set(try analysis(when).findings.all.map(\.code.rawValue))
  }

  private static func analysis(_ when: String) throws -> Analysis {
    let then = when.contains("urgency") ? "tags: [y]" : "urgency: urgent"
    return try MarkedFolder(
      """
      rules:
        - {id: r, when: \(when), then: {\(then)}, examples: {no_match: [nothing]}}
      """
    ).analysis()
  }
}
