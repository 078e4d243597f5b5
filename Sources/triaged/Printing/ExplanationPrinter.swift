import Diagnostics
import Intake

/// Prints explanations one after another: of a batch as an array, however many there are.
struct ExplanationPrinter {
  private let format: OutputFormat
  private let name: String
  private var count = 0
  private var isArray = false
  private var array = ArrayPrinter()
  private var refusal: Refusal?

  /// Prints in a format; `name` is what was asked about.
  init(format: OutputFormat, name: String) {
    self.format = format
    self.name = name
  }

  /// Prints one more.
  mutating func print(_ explained: Explained, isInBatch: Bool) throws {
    refusal = refusal ?? explained.refusal
    switch format {
    case .json where isInBatch:
      try array.add(explained.json)
      isArray = true
    case .json: try Screen.output.print(explained.json)
    case .text:
      let text = ExplanationText(explained, on: .output).text
      try Screen.output.print((count == 0 ? "" : "\n") + text)
    }
    count += 1
  }

  /// Ends the array; ends the command where something was refused.
  func finish() throws {
    if isArray || (count == 0 && format == .json) { try array.finish() }
    guard let refusal else { return }
    Screen.error.tell(refusal.sentence(in: name))
    try ExitStatus.unreadable.end()
  }
}
