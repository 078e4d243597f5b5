import Triage

/// Where a promised moment comes from, in words.
struct PromiseAccount {
  /// What is promised, by its name.
  var target: String
  /// How long, in whose hours, and who promises it.
  var terms: String
  /// The steps of the arithmetic, in sentences; none where time simply runs.
  var steps: [String]
}

extension PromiseAccount {
  init(_ promise: Promise, from start: Timestamp, by ruleSet: RuleSet) {
    let calendar = ruleSet.contents.calendars[promise.calendar]
    let isPlain = promise.calendar == "always"
    let steps = isPlain ? [] : (try? calendar?.steps(of: promise.duration, from: start, limit: 12))
    target = promise.target.rawValue
    terms = "\(promise.duration) in '\(promise.calendar)', by \(promise.origin)"
    self.steps = (steps ?? []).map { Self.shortened($0.text(in: ruleSet.contents.zone)) }
  }

  /// Times to the minute and without their offset, which the promised moment itself shows.
  private static func shortened(_ sentence: String) -> String {
    let words = sentence.split(separator: " ").map { word -> String in
      guard let text = try? Timestamp(parsing: String(word.prefix { $0 != "," })) else {
        return String(word)
      }
      let minute = String(word.prefix(16).map { $0 == "T" ? " " : $0 })
      let isWhole = text.milliseconds % 60_000 == 0
      return (isWhole ? minute : minute + word.dropFirst(16).prefix(3))
        + (word.hasSuffix(",") ? "," : "")
    }
    return words.joined(separator: " ")
  }
}
