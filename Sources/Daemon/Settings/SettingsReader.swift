import Diagnostics
import Glibc
import Triage
import YAMLTree

/// Reads the settings: flag before variable before file before default.
package struct SettingsReader {
  /// What is wrong with the settings, for whoever started the program.
  package struct Failure: Error, CustomStringConvertible {
    /// One line a mistake.
    package var description: String
    /// Whether the settings file itself is not there.
    package var isMissingFile = false
  }

  /// The file that is read when none is named and it exists.
  package static let usualFile = "triaged.yaml"

  private var values: [SettingKey: (text: String, origin: String, folder: String)] = [:]
  private var mistakes: [String] = []

  /// Reads the settings.
  /// - Parameters:
  ///   - file: the file named on the command line; `nil` takes the usual one if it is there.
  ///   - flags: what the command line says.
  ///   - environment: the variables of the process.
  package static func read(
    file: String?, flags: [SettingKey: String], environment: [String: String]
  ) throws(Failure) -> Settings {
    var reader = SettingsReader()
    try reader.readFile(file ?? environment["TRIAGED_CONFIG"])
    for key in SettingKey.allCases {
      if let text = environment[key.variable] {
        reader.values[key] = (text, "variable \(key.variable)", "")
      }
      if let text = flags[key] { reader.values[key] = (text, "flag --\(key.flag)", "") }
    }
    let settings = reader.settings()
    guard reader.mistakes.isEmpty, let settings else {
      throw Failure(description: reader.mistakes.joined(separator: "\n"))
    }
    return settings
  }

  private mutating func readFile(_ named: String?) throws(Failure) {
    let path = named ?? Self.usualFile
    guard let bytes = readWholeFile(path) else {
      guard named != nil else { return }
      throw Failure(
        description:
          "the settings file '\(path)' cannot be read: \(String(cString: strerror(errno)))",
        isMissingFile: errno == ENOENT)
    }
    let text = SourceText(path: path, bytes: bytes)
    let reading = YAMLReader.read(text)
    mistakes += reading.findings.all.map(\.line)
    guard let document = reading.documents.first, !document.isNull else { return }
    guard document.entries != nil else {
      mistakes.append("\(path): the settings are keys with values, not \(document.kind)")
      return
    }
    take(document, below: "", text)
  }

  private mutating func take(_ node: Node, below prefix: String, _ text: SourceText) {
    for entry in node.entries ?? [] {
      let name = prefix + entry.name
      let place = text.place(of: entry.key.span)
      if let key = SettingKey(rawValue: name) {
        guard !entry.value.isNull else { continue }
        guard let value = entry.value.text else {
          mistakes.append("\(place): '\(name)' is a single value, not \(entry.value.kind)")
          continue
        }
        let folder = text.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        values[key] = (value, "\(place)", folder.joined(separator: "/"))
      } else if prefix.isEmpty, ["intake", "keep"].contains(entry.name), entry.value.isGroup {
        take(entry.value, below: entry.name + ".", text)
      } else {
        let near = nearest(to: name, in: SettingKey.allCases.map(\.rawValue))
        let hint = near.map { "; did you mean '\($0)'?" } ?? ""
        mistakes.append("\(place): unknown setting '\(name)'\(hint)")
      }
    }
  }
}

extension Node {
  /// Whether it can stand where a group of settings does: one that says nothing changes nothing.
  fileprivate var isGroup: Bool { entries != nil || isNull }
}

// MARK: - Values

extension SettingsReader {
  private mutating func settings() -> Settings? {
    let spool = path(.spool) ?? "spool"
    guard let zone = zone() else { return nil }
    var settings = Settings(
      rules: path(.rules) ?? "rules", spool: spool, state: path(.state) ?? spool + "/state",
      log: path(.log) ?? spool + "/log", zone: zone, metrics: path(.metrics))
    settings.maxBytes = value(.intakeMaxBytes, or: settings.maxBytes, bytes, "a size such as 1MiB")
    settings.maxBatchBytes = value(
      .intakeMaxBatchBytes, or: settings.maxBatchBytes, bytes, "a size such as 256MiB")
    settings.maxBatchRows = value(
      .intakeMaxBatchRows, or: settings.maxBatchRows, count(to: 100_000_000), "a number of rows")
    settings.batch = value(
      .intakeBatch, or: settings.batch, count(to: Settings.largestBatch),
      "a number from 1 to \(Settings.largestBatch)")
    settings.settle = value(.intakeSettle, or: settings.settle, duration, "a time such as 2s")
    settings.keepArchive = value(
      .keepArchive, or: settings.keepArchive, RetentionPeriod.init(_:), "a time such as 90d or 3y")
    settings.keepLog = value(
      .keepLog, or: settings.keepLog, RetentionPeriod.init(_:), "a time such as 90d or 3y")
    return settings
  }

  private func path(_ key: SettingKey) -> String? {
    guard let (text, _, folder) = values[key], !text.isEmpty else { return nil }
    return text.hasPrefix("/") || folder.isEmpty ? text : folder + "/" + text
  }

  private mutating func zone() -> Zone? {
    guard let (name, origin, _) = values[.timezone] else { return .system }
    if let zone = Zone(named: name) { return zone }
    let near = nearest(to: name, in: Zone.knownNames).map { "; did you mean '\($0)'?" } ?? ""
    mistakes.append("\(origin): unknown time zone '\(name)'\(near)")
    return nil
  }

  private mutating func value<Value>(
    _ key: SettingKey, or usual: Value, _ read: (String) -> Value?, _ expected: String
  ) -> Value {
    guard let (text, origin, _) = values[key] else { return usual }
    if let value = read(text) { return value }
    mistakes.append("\(origin): '\(key.rawValue)' is \(expected), not '\(text)'")
    return usual
  }

  private func count(to most: Int) -> (String) -> Int? {
    { text in Int(text).flatMap { (1...most).contains($0) ? $0 : nil } }
  }

  private func duration(_ text: String) -> Duration? {
    guard case .running(let milliseconds)? = try? TargetDuration(parsing: text) else { return nil }
    return .milliseconds(milliseconds)
  }

  /// Reads `1048576`, `64KiB`, `1MiB`, `2GiB`; at most a tebibyte.
  private func bytes(_ text: String) -> Int? {
    let units = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("B", 0), ("", 0)]
    for (unit, shift) in units where text.hasSuffix(unit) {
      guard let count = Int(text.dropLast(unit.count)), count > 0, count <= (1 << 40) >> shift
      else {
        return nil
      }
      return count << shift
    }
    return nil
  }
}
