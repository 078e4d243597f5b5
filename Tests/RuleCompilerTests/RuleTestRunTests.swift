import Diagnostics
import Testing
import Triage

@testable import RuleCompiler

@Suite("A run of a folder's own tests")
struct RuleTestRunTests {
  private static let rules = """
    rules:
      - id: leak
        when: {text: {contains: [leak]}}
        then: {category: water.leak, urgency: urgent, tags: [wet, seen], site: garden-east}
        examples:
          match: [a leak, {description: leak}]
          no_match: [a drip]
      - id: later
        mode: off
        valid: {from: 2030-01-01}
        when: {text: {contains: [drip]}}
        then: {urgency: emergency}
        examples: {match: [a drip], no_match: [a leak]}

    """

  private func results(_ more: String) throws -> [RuleTestResult] {
    let compilation = BaseFolder.with(Self.rules + more).compiled(in: .utc)
    try #require(compilation.findings.all.map(\.message) == [])
    return compilation.run()
  }

  @Test(
    "passes what holds",
    arguments: [
      "{category: water.leak, urgency: urgent, team: desk}",
      "{tags: [wet]}", "{tags: wet}", "{tags: [seen, wet]}", "{site: garden-east}",
      "{assignee: wang.lei, state: dispatched, kind: staff}",
      "{assignment: {team: desk, assignee: wang.lei}}", "{decision: {intent: repair}}",
      "{category: [lift.fault, water.leak]}", "{category: water.*}",
      "{urgency: {at_least: urgent}}",
      "{not: {urgency: emergency, tags: [dry], assignee: null}}", "{customer_tier: null}",
      "{targets: {resolve: null}}", "{customer: null}",
      "{customer_type: unknown, effort: {exists: false}}",
    ])
  func passes(expectation: String) throws {
    let results = try results(
      "tests: [{id: t, request: {description: a leak}, expect: \(expectation)}]")
    let failures = results.flatMap(\.failures)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test(
    "says what was expected and what it is",
    arguments: [
      ("{urgency: emergency}", "urgency", "emergency", "urgent"),
      ("{tags: [wet, dry]}", "tags", "dry", "[wet, seen]"),
      ("{not: {tags: [dry, wet]}}", "tags", "not wet", "[wet, seen]"),
      ("{not: {category: water.leak}}", "category", "not water.leak", "water.leak"),
      ("{state: waiting}", "state", "waiting", "dispatched"),
      ("{assignee: null}", "assignee", "null", "wang.lei"),
      ("{urgency: {more_than: urgent}}", "urgency", "{more_than: urgent}", "urgent"),
      ("{targets: {resolve: 2026-01-05T12:00:00Z}}", "resolve", "2026-01-05T12:00:00Z", "nothing"),
      ("{customer.name: Wang}", "customer.name", "Wang", "nothing"),
    ])
  func fails(expectation: String, name: String, expected: String, actual: String) throws {
    let results = try results(
      "tests: [{id: t, request: {description: a leak}, expect: \(expectation)}]")
    let test = try #require(results.first { $0.kind == .test })
    #expect(test.failures.map(\.name) == [name])
    #expect(test.failures.map(\.expected) == [expected])
    #expect(test.failures.map(\.actual) == [actual])
  }

  @Test("counts the workload that a test gives")
  func workload() throws {
    let results = try results(
      """
      subcontractors: [{id: otis, capacity: 1}]
      teams: {one: {members: [otis]}}
      categories: {billing: {team: one, signals: {bill: 1}}}
      tests:
        - {id: free, request: {description: bill}, expect: {assignee: otis}}
        - {id: full, request: {description: bill}, workload: {otis: 1}, expect: {state: waiting}}
      """)
    let failures = results.flatMap(\.failures)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test("decides at ten o'clock of a Monday, or when the test says")
  func time() throws {
    let results = try results(
      """
      calendars: {monday: {hours: {mon: ["10:00-10:01"]}}}
      tests:
        - id: by-default
          request: {description: x}
          expect: {received_at: {during: monday}}
        - id: as-given
          at: 2026-01-06T10:00:00Z
          request: {description: x}
          expect: {received_at: {outside: monday}}
      """)
    let failures = results.flatMap(\.failures)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test("finds examples that do not hold, and holds rules to theirs that are off")
  func examples() throws {
    let compilation = BaseFolder.with(
      Self.rules.replacing("match: [a leak,", with: "match: [a flood,")
        .replacing("match: [a drip]", with: "match: [a leak]")
    ).compiled(in: .utc)
    let failed = compilation.run().filter { !$0.passed }
    #expect(failed.map(\.name) == ["leak (match)", "leak (no_match)", "later (match)"])
    #expect(failed.map { $0.failures[0].actual } == ["does not hold", "holds", "does not hold"])
  }

  @Test("holds every decision to the invariants")
  func invariants() throws {
    let results = try results(
      """
      invariants:
        - {id: leaks, when: {text: {contains: [leak]}}, must: {urgency: {at_least: urgent}}}
        - {id: drips, when: {text: {contains: [drip]}}, must: {urgency: {at_least: urgent}}}
      """)
    let broken = results.filter { $0.kind == .invariant && !$0.passed }
    #expect(broken.map(\.name) == ["drips"])
    #expect(broken.flatMap(\.failures).map(\.actual) == ["urgency: normal", "urgency: normal"])
  }
}
