/// A rule of the mix as an admin would write it, and what a request must say for it to hold.
struct GeneratedRule {
  /// What stands under `when`, in YAML.
  var when: String
  /// Fields with which it holds.
  var fields: [String: String] = [:]
  /// What the text must say.
  var says: [String] = []

  /// One of the mix: 40 % equalities, 30 % phrases, 10 % expressions, 10 % ranges, 10 % nested.
  static func random(_ vocabulary: Vocabulary, of count: Int, _ random: inout SeededRandom) -> Self
  {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: equality(of: count, &random)
    case 4..<7: phrases(vocabulary, &random)
    case 7: expression(vocabulary, &random)
    case 8: range(of: count, &random)
    default: nested(vocabulary, of: count, &random)
    }
  }

  /// Values of a field that many rules name: as many as keep the rules that hold for one request
  /// few, as in a folder that somebody keeps.
  static func place(of count: Int, _ random: inout SeededRandom) -> String {
    "b-\(Int.random(in: 0..<max(200, count), using: &random))"
  }

  /// One value of a field with few.
  static func word(_ field: String, _ random: inout SeededRandom) -> String {
    "\(field.last!)\(Int.random(in: 0..<40, using: &random))"
  }

  /// The fields with few values.
  static let smallFields = ["channel", "site", "attributes.area", "attributes.asset"]

  private static func equality(of count: Int, _ random: inout SeededRandom) -> Self {
    var fields = ["building": place(of: count, &random)]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let field = random.pick(smallFields)
      fields[field] = word(field, &random)
    }
    let entries = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return Self(when: "{\(entries.joined(separator: ", "))}", fields: fields)
  }

  private static func phrases(_ vocabulary: Vocabulary, _ random: inout SeededRandom) -> Self {
    let phrases = (0...Int.random(in: 0..<6, using: &random)).map { _ in vocabulary.phrase(&random)
    }
    return Self(
      when: "{text: {contains: [\(phrases.joined(separator: ", "))]}}",
      says: [random.pick(phrases)])
  }

  private static func expression(_ vocabulary: Vocabulary, _ random: inout SeededRandom) -> Self {
    let (first, last) = (vocabulary.characters(3, &random), vocabulary.characters(2, &random))
    let (word, number) = (vocabulary.word(&random), Int.random(in: 0..<100_000, using: &random))
    let says = Bool.random(using: &random) ? "\(first)\(last)" : "\(word)-\(number)"
    return Self(
      when: "{text: {matches: '\(first).{0,8}\(last)|\(word)-\(number)\\b'}}", says: [says])
  }

  private static func range(of count: Int, _ random: inout SeededRandom) -> Self {
    let low = Int.random(in: 0..<count * 1000, using: &random)
    return Self(
      when: "{attributes.meter: {at_least: \(low), less_than: \(low + 1000)}}",
      fields: ["attributes.meter": "\(low + 500)"])
  }

  private static func nested(
    _ vocabulary: Vocabulary, of count: Int, _ random: inout SeededRandom
  ) -> Self {
    let place = place(of: count, &random)
    let (phrase, other) = (vocabulary.phrase(&random), vocabulary.phrase(&random))
    let channel = word("channel", &random)
    return Self(
      when: """
        {any: [{building: \(place)}, {text: {contains: [\(phrase)]}}], \
        not: {channel: \(channel)}, text: {lacks: [\(other)]}}
        """,
      fields: Bool.random(using: &random) ? ["building": place] : [:], says: [phrase])
  }
}
