/// Colours by ANSI escapes, or none.
struct Paint {
  /// What a piece of a rendering is set in.
  enum Ink: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
    case blue = "1;34"
  }

  let isOn: Bool

  /// The text in its colour, and back to normal behind it.
  func callAsFunction(_ ink: Ink, _ text: String) -> String {
    isOn ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension Severity {
  /// The colour in which it is announced.
  var paint: Paint.Ink {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .info: .cyan
    }
  }
}
