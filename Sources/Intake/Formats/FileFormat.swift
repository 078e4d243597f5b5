package import Triage

/// The shapes in which files come, by their extension or by their source's mapping.
package typealias FileFormat = SourceMapping.Format

extension SourceMapping.Format {
  /// What an extension says, compared without case; nil for one that says nothing.
  package init?(fileName: [UInt8]) {
    guard let dot = fileName.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch String(decoding: fileName[(dot + 1)...], as: UTF8.self).lowercased() {
    case "json": self = .json
    case "yaml", "yml": self = .yaml
    case "ndjson", "jsonl": self = .ndjson
    case "csv": self = .csv
    default: return nil
    }
  }

  /// Whether a file of this format holds any number of requests, a row or line each.
  package var isBatch: Bool {
    switch self {
    case .ndjson, .csv: true
    case .json, .yaml: false
    }
  }
}

extension IntakeContext {
  /// How the file is read; nil where neither its extension nor its source says.
  ///
  /// A format that the mapping states goes before the extension. A file with an extension that
  /// means nothing is read only if the mapping's `files` takes it, since the source's folder alone
  /// does not make a note or a picture a request.
  package var format: FileFormat? {
    let byName = FileFormat(fileName: fileName)
    guard let mapping = mappingInForce, let stated = mapping.format else { return byName }
    return byName == nil && mapping.files == nil ? nil : stated
  }

  /// What is said of a file whose format nobody knows.
  package var unknownFormat: Refusal {
    Refusal(
      .unknownFormat, "the file's extension tells no format that is read; rename the file",
      expected: "one of .json .yaml .yml .ndjson .jsonl .csv, or a source that takes the name")
  }
}
