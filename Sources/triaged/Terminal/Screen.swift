import Diagnostics
import Glibc

/// Where a command's words go: standard output for what was asked for, standard error for the rest.
struct Screen {
  private let descriptor: Int32
  /// Whether somebody looks at it.
  let isTerminal: Bool
  /// Cells of a line.
  let width: Int
  /// Colours, where they are wanted.
  let ink: Ink

  /// What was asked for.
  static let output = Screen(STDOUT_FILENO)
  /// What has to be said besides.
  static let error = Screen(STDERR_FILENO)

  /// The width where no terminal tells one.
  private static let usualWidth = 80
  /// Longer lines are hard to read.
  private static let widest = 100
  private static let narrowest = 40

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    let wantsNoColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    ink = Ink(isOn: isTerminal && !wantsNoColour && !isDumb)
    width = isTerminal ? Self.terminalWidth(descriptor) : Self.usualWidth
  }

  private static func terminalWidth(_ descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return usualWidth
    }
    return min(max(Int(size.ws_col), narrowest), widest)
  }

  /// Writes a text as it is, line ends included.
  ///
  /// A reader who has gone away is no error; a full disk is.
  func print(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes a value for programs, on one line; for people at a terminal on many.
  func print(_ value: JSONValue) throws {
    var bytes: [UInt8] = []
    if isTerminal { value.appendPretty(to: &bytes) } else { value.append(to: &bytes) }
    bytes.append(UInt8(ascii: "\n"))
    try write(bytes)
  }

  /// Says something in the program's name; if that cannot be heard, nobody can be told.
  func tell(_ message: String) {
    try? print(message.split(separator: "\n").map { "triaged: \($0)\n" }.joined())
  }

  private func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EPIPE { return }
      guard count >= 0 else {
        throw CommandFailure(.inputOutput, "cannot write: \(String(cString: strerror(errno)))")
      }
      rest = rest.dropFirst(count)
    }
  }
}
