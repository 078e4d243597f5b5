/// A text in which a regular expression is likely to find a match.
///
/// Reads the common part of RE2's syntax; what it does not know it passes over, since the engine
/// has the last word on every text that is made here.
struct PatternSample {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  /// A sample for a source.
  static func text(for source: String) -> String {
    var sample = PatternSample(scalars: Array(source.unicodeScalars))
    return sample.alternation()
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var next: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  /// The first of several choices; the others are read and forgotten.
  private mutating func alternation() -> String {
    let first = sequence()
    while accept("|") { _ = sequence() }
    return first
  }

  private mutating func sequence() -> String {
    var text = ""
    while let scalar = next, scalar != "|", scalar != ")" {
      let piece = atom()
      text += repeated(piece)
    }
    return text
  }

  private mutating func repeated(_ piece: String) -> String {
    var piece = piece
    while let scalar = next {
      switch scalar {
      case "*", "?", "+": position += 1
      case "{":
        guard let count = bounds() else { return piece }
        piece = String(repeating: piece, count: min(count, 50))
      default: return piece
      }
    }
    return piece
  }

  /// The least number of repetitions in `{2,5}`; nil where the brace is a letter.
  private mutating func bounds() -> Int? {
    guard let close = scalars[position...].firstIndex(of: "}") else { return nil }
    let inner = scalars[(position + 1)..<close].prefix { $0 != "," }
    guard let count = Int(String(String.UnicodeScalarView(inner))) else { return nil }
    position = close + 1
    return count
  }

  private mutating func atom() -> String {
    guard let scalar = next else { return "" }
    position += 1
    switch scalar {
    case "(": return group()
    case "[": return charClass()
    case "\\": return escape()
    case "^", "$": return ""
    case ".": return "x"
    default: return String(Character(scalar))
    }
  }

  private mutating func group() -> String {
    if accept("?") {
      while let scalar = next, scalar != ")" {
        position += 1
        if scalar == ":" || scalar == ">" { break }
      }
      if accept(")") { return "" }
    }
    let text = alternation()
    _ = accept(")")
    return text
  }

  private mutating func escape() -> String {
    guard let scalar = next else { return "" }
    position += 1
    switch scalar {
    case "d": return "1"
    case "w": return "x"
    case "s": return " "
    case "b", "B", "A", "z", "Q", "E": return ""
    case "D", "W", "S": return "。"
    case "n": return "\n"
    case "t": return "\t"
    case "p", "P":
      if accept("{") { while let inner = next, inner != "}" { _ = inner; position += 1 } }
      position += 1
      return "水"
    default: return String(Character(scalar))
    }
  }

  /// The first member of a class; of one that lists what must not be, a letter that is not there.
  private mutating func charClass() -> String {
    let isNegated = accept("^")
    var members: [String] = []
    repeat {
      guard let scalar = next else { break }
      position += 1
      members.append(scalar == "\\" ? escape() : String(Character(scalar)))
    } while next != "]"
    _ = accept("]")
    guard isNegated else { return members.first ?? "" }
    return ["x", "1", "水", " ", "。"].first { !members.contains($0) } ?? "x"
  }
}
