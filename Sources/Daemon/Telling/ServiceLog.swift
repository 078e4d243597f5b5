import Glibc
package import Logging

/// The service's own log: fields in the journal under systemd, lines on standard error elsewhere.
package struct ServiceLog: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel = Logger.Level.info
  /// Whether entries go to the journal, with their fields.
  package let isJournal: Bool

  /// Where the journal listens for entries with fields (systemd's "Native Journal Protocol").
  private static let journal = Array("/run/systemd/journal/socket".utf8)

  /// Finds out whether standard error is the journal, as systemd.exec(5) says.
  package init() {
    var status = stat()
    let stream = getenv("JOURNAL_STREAM").map { String(cString: $0) }
    isJournal =
      fstat(STDERR_FILENO, &status) == 0 && stream == "\(status.st_dev):\(status.st_ino)"
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    if isJournal {
      sendDatagram(Self.entry(event, fields), to: Self.journal)
    } else {
      let suffix = fields.map { " \($0.key)=\($0.value)" }.joined()
      let line =
        "triaged: \(event.level == .info ? "" : "\(event.level): ")\(event.message)\(suffix)\n"
      _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }
  }

  /// Each field behind its name and its length, so that it may hold line breaks.
  private static func entry(
    _ event: LogEvent, _ fields: [(key: String, value: Logger.Metadata.Value)]
  ) -> [UInt8] {
    var entry: [UInt8] = []
    append("MESSAGE", "\(event.message)", to: &entry)
    append("PRIORITY", priority(event.level), to: &entry)
    append("SYSLOG_IDENTIFIER", "triaged", to: &entry)
    for (key, value) in fields { append("TRIAGED_" + key.uppercased(), "\(value)", to: &entry) }
    return entry
  }

  private static func append(_ name: String, _ value: String, to entry: inout [UInt8]) {
    entry += Array("\(name)\n".utf8)
    withUnsafeBytes(of: UInt64(value.utf8.count).littleEndian) { entry += Array($0) }
    entry += Array(value.utf8)
    entry.append(UInt8(ascii: "\n"))
  }

  private static func priority(_ level: Logger.Level) -> String {
    switch level {
    case .trace, .debug: "7"
    case .info: "6"
    case .notice: "5"
    case .warning: "4"
    case .error: "3"
    case .critical: "2"
    }
  }
}
