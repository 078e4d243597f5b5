import Ledger
import Testing
import Triage

@testable import Reports

@Suite("What must not happen")
struct ForbiddenChangeTests {
  private static let urgencies = ["emergency", "urgent", "normal"]

  /// How many of two tickets a condition finds, where the lift is no emergency any more.
  private func found(_ condition: String) throws -> Int {
    let past = try PastLedger()
    try past.take(at: 0, [.description: "the lift stands still", .channel: "phone"])
    try past.take(at: 5, [.description: "a leak"])
    try past.commit()
    let other = try PastRules.changed("urgency: emergency, skills", to: "urgency: normal, skills")
    let forbidden = try ForbiddenChange(
      parsing: condition, oldUrgencies: Self.urgencies, by: other)
    return try Replay(under: other, since: nil, until: nil, forbidding: [forbidden])
      .run(on: past.reader).forbiddenCount
  }

  @Test(
    "is found in any ticket",
    arguments: [
      ("{old.urgency: emergency, new.urgency: {less_than: emergency}}", 1),
      ("urgency falls below emergency", 1),
      ("urgency falls below urgent", 1),
      ("urgency falls below normal", 0),
      ("urgency rises to emergency", 0),
      ("category leaves lift.*", 0),
      ("urgency becomes normal", 1),
      ("old.category: lift.*", 1),
      ("{new.category: [lift.*, water.leak]}", 2),
      ("{any: [{new.team: house}, {new.skills: lift}]}", 2),
      ("{not: {new.skills: {exists: true}}}", 1),
      ("{new.effort: {at_least: 50}}", 1),
      ("{text: {contains: leak}, new.urgency: {at_most: urgent}}", 1),
      ("{channel: phone, new.urgency: {at_most: urgent}}", 1),
      ("{new.targets.resolve: {more_than: 2026-03-04T00:00:00Z}}", 1),
    ])
  func holds(condition: String, count: Int) throws {
    #expect(try found(condition) == count)
  }

  @Test(
    "is refused with the nearest right spelling",
    arguments: [
      ("urgency falls below emergancy", "did you mean 'emergency'?"),
      ("{old.urgencie: normal}", "did you mean 'old.urgency'?"),
      ("{new.urgency: {les_than: normal}}", "did you mean 'less_than'?"),
      ("{new.team: {less_than: house}}", "no order"),
      ("{urgency: normal}", "'old.' or 'new.'"),
      ("whatever", "a sentence such as"),
      ("{", "a sentence such as"),
      ("{any: []}", "a list of conditions"),
      ("{text: {matches: '('}}", "no regular expression"),
    ])
  func refused(condition: String, message: String) throws {
    let rules = try PastRules.compiled(PastRules.yaml)
    let error = #expect(throws: UnreadableCondition.self) {
      try ForbiddenChange(parsing: condition, oldUrgencies: Self.urgencies, by: rules)
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test(
    "is allowed up to a number or a share",
    arguments: [
      ("2%", 2, 100, true), ("2%", 3, 100, false), ("0.5%", 1, 200, true),
      ("0.5 %", 1, 199, false), ("0", 0, 0, true), ("12", 12, 1000, true), ("12", 13, 1000, false),
      ("0%", 1, 1_000_000, false), ("100%", 5, 5, true),
    ])
  func allowance(text: String, changed: Int, all: Int, isAdmitted: Bool) throws {
    #expect(try #require(Allowance(text)).admits(changed, of: all) == isAdmitted)
  }

  @Test("is no allowance", arguments: ["", "%", "-1", "101%", "2.1234%", "two", "1e3", "2%%"])
  func noAllowance(text: String) {
    #expect(Allowance(text) == nil)
  }
}
