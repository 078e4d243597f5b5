import Triage

extension Timestamp {
  /// Reads a time from the command line: RFC 3339, without an offset by the settings' zone, or a
  /// date alone.
  static func argument(_ text: String, _ flag: String, in zone: Zone) throws -> Timestamp {
    do throws(TimeTextError) {
      return try Timestamp(parsing: text, as: .localOrDate(zone))
    } catch {
      throw CommandFailure(.usage, "--\(flag) '\(text)' is no time: \(error)")
    }
  }
}
