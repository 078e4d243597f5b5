internal import Triage

/// Reads a file that is one request: a JSON object or a YAML document.
enum SingleReader {
  static func read(_ bytes: [UInt8], format: FileFormat, context: IntakeContext) -> IntakeResult {
    .items([])
  }
}
