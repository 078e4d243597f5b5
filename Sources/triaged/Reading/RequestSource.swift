import Daemon
import Glibc
import Intake
import Triage

/// The bytes of requests that somebody named on the command line, or piped in.
struct RequestSource {
  /// The name under which intake reads them, which tells the format.
  let fileName: String
  /// All of them.
  let bytes: [UInt8]

  /// Reads a file, or standard input for `-`.
  init(_ argument: String, mapping: SourceMapping?) throws {
    if argument == "-" {
      guard let bytes = readToEnd(STDIN_FILENO) else { throw Self.failure("standard input") }
      self.bytes = bytes
      fileName = "stdin." + (mapping?.format ?? Self.format(of: bytes)).rawValue
      return
    }
    guard let bytes = readWholeFile(argument) else { throw Self.failure(argument) }
    self.bytes = bytes
    fileName = argument.split(separator: "/").last.map(String.init) ?? argument
  }

  /// JSON, unless it looks like something else.
  static func format(of bytes: [UInt8]) -> SourceMapping.Format {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).lazy
      .map { $0.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
      .filter { !$0.isEmpty && $0.first != UInt8(ascii: "\r") }
    guard let first = lines.first?.first(where: { $0 < 0x80 }) else { return .json }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return .yaml }
    let isManyObjects =
      lines.prefix(2).count == 2
      && lines.prefix(2).allSatisfy {
        $0.first == UInt8(ascii: "{") && $0.last(where: { $0 > 0x20 }) == UInt8(ascii: "}")
      }
    return isManyObjects ? .ndjson : .json
  }

  private static func failure(_ name: String) -> CommandFailure {
    let status: ExitStatus =
      switch errno {
      case ENOENT, ENOTDIR: .missing
      case EISDIR: .unreadable
      default: .inputOutput
      }
    return CommandFailure(status, "cannot read '\(name)': \(String(cString: strerror(errno)))")
  }
}
