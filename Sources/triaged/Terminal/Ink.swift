/// Colours by ANSI escapes, or none.
struct Ink {
  /// What a piece of text is, which decides how it looks.
  enum Style: String {
    case strong = "1"
    case faint = "2"
    case good = "32"
    case bad = "31"
    case warning = "33"
    case name = "36"
  }

  /// Whether there are colours at all.
  let isOn: Bool

  /// The text as its style wants it, and back to normal behind it.
  func callAsFunction(_ style: Style, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
