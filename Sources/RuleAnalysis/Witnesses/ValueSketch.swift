import Matching
import Triage

/// Makes up a value of one field that lies in some sets and outside others.
struct ValueSketch {
  /// Of each, one must hold.
  var sets: [[Alternative]] = []
  /// None of these may hold.
  var excluded: [Alternative] = []
  /// Which of several ways is tried.
  var variant = 0

  private static let separators = [" ", "，", "; ", "\n"]

  /// A value that looks right; the engine has the last word.
  var value: RequestValue {
    if let whole = wholeValue { return whole }
    if let number { return number }
    return .text(text)
  }

  /// Where one of the sets names single values, one of those.
  private var wholeValue: RequestValue? {
    for set in sets {
      let values = set.filter { alternative in
        !excluded.contains { alternative.isInside($0) }
      }.compactMap(Self.single)
      guard !values.isEmpty else { continue }
      return values[variant % values.count]
    }
    return nil
  }

  private static func single(_ alternative: Alternative) -> RequestValue? {
    switch alternative {
    case .text(let text): .text(text.written)
    case .number(_, let text): .number(text.written)
    case .exists, .below, .phrase, .start, .end, .pattern, .numbers, .instants, .during, .opaque:
      nil
    }
  }

  /// Where one of the sets names an interval, a number near its bounds.
  private var number: RequestValue? {
    let intervals = sets.compactMap { set -> (Interval<ExactNumber>, String)? in
      guard case .numbers(let interval, let written)? = set.first else { return nil }
      return (interval, written)
    }
    guard !intervals.isEmpty else { return nil }
    let bounds = (sets.flatMap(\.self) + excluded).compactMap { alternative -> Double? in
      guard case .numbers(_, let written) = alternative else { return nil }
      return Double(written)
    }
    let middles = zip(bounds, bounds.dropFirst()).map { ($0 + $1) / 2 }
    let candidates = (bounds.flatMap { [$0, $0 + 1, $0 - 1] } + middles).map(Self.digits)
    return candidates.first { text in
      guard let number = ExactNumber(text) else { return false }
      return intervals.allSatisfy { $0.0.contains(number) }
        && !excluded.contains {
          Alternative.number(number, PlainText(text, exact: false)).isInside($0)
        }
    }.map(RequestValue.number)
  }

  private static func digits(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
  }

  /// The pieces that must stand in it, beginnings first and ends last.
  private var text: String {
    var pieces: [String] = []
    var start = ""
    var end = ""
    var chosen: [Alternative] = []
    for set in sets.sorted(by: { $0.count < $1.count }) {
      let isMet = chosen.contains { one in set.contains { one.isInside($0) } }
      guard !isMet, let choice = choice(in: set) else { continue }
      chosen.append(choice)
      switch choice {
      case .start(let text): start = text.written
      case .end(let text): end = text.written
      case .below(let prefix): start = prefix + "x"
      case .phrase(let phrase): pieces.append(phrase.text)
      case .pattern(let pattern): pieces.append(PatternSample.text(for: pattern.source))
      case .opaque(let condition):
        if case .containsAll(let phrases) = condition.criterion { pieces += phrases.map(\.text) }
      case .exists, .text, .number, .numbers, .instants, .during: break
      }
    }
    pieces = ([start] + Self.unique(pieces) + [end]).filter { !$0.isEmpty }
    let separator = Self.separators[variant % Self.separators.count]
    return pieces.isEmpty ? "x" : pieces.joined(separator: separator)
  }

  /// A set that says no more than that there is something asks for nothing.
  private func choice(in set: [Alternative]) -> Alternative? {
    set.isEmpty ? nil : set[variant % set.count]
  }

  private static func unique(_ pieces: [String]) -> [String] {
    var kept: [String] = []
    for piece in pieces where !kept.contains(where: { $0.contains(piece) }) { kept.append(piece) }
    return kept
  }
}
