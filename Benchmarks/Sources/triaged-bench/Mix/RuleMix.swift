import Diagnostics
import RuleCompiler
import Triage

/// A rules folder of a realistic mix, and requests of which four in five match a rule of it.
struct RuleMix {
  let count: Int
  private let vocabulary = Vocabulary()
  private let rules: [GeneratedRule]

  init(rules count: Int) {
    self.count = count
    var random = SeededRandom(seed: UInt64(count))
    let vocabulary = vocabulary
    rules = (0..<count).map { _ in GeneratedRule.random(vocabulary, of: count, &random) }
  }

  /// The folder as admins would keep it: a thousand rules a file.
  var folder: RulesFolder {
    var random = SeededRandom(seed: 1)
    var files = [RulesFolder.File(path: "00-centre.yaml", bytes: Array(Self.centre.utf8))]
    for start in stride(from: 0, to: count, by: 1000) {
      var yaml = "rules:\n"
      for number in start..<min(start + 1000, count) {
        yaml += "  - id: r\(number)\n    when: \(rules[number].when)\n"
        yaml += "    then: \(Self.outcome(&random))\n"
      }
      let name = String(1000 + start / 1000)
      files.append(RulesFolder.File(path: "\(name).yaml", bytes: Array(yaml.utf8)))
    }
    return RulesFolder(name: "rules", files: files)
  }

  /// Requests as they come from a mapped source.
  func requests(_ count: Int) -> [Request] {
    var random = SeededRandom(seed: 2)
    return (0..<count).map { number in
      var request = Request(receivedAt: Self.moment)
      request[.id] = .text("q-\(number)")
      let planted = Int.random(in: 0..<5, using: &random) < 4
      let rule = planted ? random.pick(rules) : GeneratedRule(when: "{}")
      fill(&request, rule, &random)
      return request
    }
  }

  private func fill(_ request: inout Request, _ rule: GeneratedRule, _ random: inout SeededRandom) {
    var fields = rule.fields
    for field in GeneratedRule.smallFields where fields[field] == nil {
      fields[field] = GeneratedRule.word(field, &random)
    }
    if fields["building"] == nil { fields["building"] = GeneratedRule.place(of: count, &random) }
    for (path, value) in fields {
      if let field = RequestField(rawValue: path) {
        request[field] = .text(value)
      } else if path == "attributes.meter" {
        request.attributes["meter"] = .number(value)
      } else {
        request.attributes[String(path.dropFirst("attributes.".count))] = .text(value)
      }
    }
    request[.description] = .text(vocabulary.text(saying: rule.says, &random))
  }

  private static func outcome(_ random: inout SeededRandom) -> String {
    let category = "category: c\(Int.random(in: 0..<40, using: &random))"
    let urgency = "urgency: \(random.pick(["emergency", "urgent", "normal", "low"]))"
    let team = "team: t\(Int.random(in: 0..<10, using: &random))"
    let tags = "tags: [g\(Int.random(in: 0..<50, using: &random))]"
    let parts = random.pick([
      [category], [category, urgency], [category, urgency, team], [category, tags], [urgency],
      [team], [tags],
    ])
    return "{\(parts.joined(separator: ", "))}"
  }

  /// How many people there are: s0, s1 and so on.
  static let staff = 20

  /// 10:00 of a Monday in UTC.
  static let moment = Timestamp(milliseconds: 1_767_607_200_000)

  private static let centre = """
    defaults: {category: c0, urgency: normal, team: t0, intent: repair}
    intents: [repair]
    customer_types: [owner]
    sites: [\((0..<40).map { "e\($0)" }.joined(separator: ", "))]
    urgencies:
      - {id: emergency, targets: {resolve: 4h, calendar: always}}
      - {id: urgent, targets: {resolve: 8h, calendar: always}}
      - {id: normal, targets: {resolve: 2d, calendar: always}}
      - {id: low, targets: {resolve: 5d, calendar: always}}
    categories:
    \((0..<40).map { "  c\($0): {team: t\($0 % 10), effort: 30m}" }.joined(separator: "\n"))
    teams:
    \((0..<10).map { "  t\($0): {members: [s\($0 * 2), s\($0 * 2 + 1)]}" }.joined(separator: "\n"))
    staff:
    \((0..<staff).map { "  - {id: s\($0)}" }.joined(separator: "\n"))
    """
}
