/// How the files of one sending system become requests, so that nobody writes a converter.
package struct SourceMapping: Hashable, Sendable {
  /// The formats in which requests come.
  package enum Format: String, CaseIterable, Sendable {
    case json, yaml, ndjson, csv
  }

  /// The encodings that are understood.
  package enum Encoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case gb18030
    case big5
    case utf16 = "utf-16"
  }

  /// Which files it takes, as a shell pattern; `nil` takes what its extension says.
  package var files: String?
  /// The format, where it is not the one of the extension.
  package var format: Format?
  /// The encoding of the files.
  package var encoding = Encoding.utf8
  /// The character between CSV columns; `nil` finds it.
  package var delimiter: Character?
  /// The zone of times without an offset; `nil` means the settings' zone.
  package var zone: Zone?
  /// Whether each file is answered with a receipt.
  package var receipt = false
  /// Where each key of a request comes from, by the request's key (`customer.phone`, `site`, …).
  package var map: [String: FieldMapping]

  /// Makes a mapping that changes nothing.
  package init() { map = [:] }
}

/// Where one field of a request comes from.
package struct FieldMapping: Hashable, Sendable {
  /// The origin of the value.
  package enum Origin: Hashable, Sendable {
    /// Columns or keys of the source, joined by a line break.
    case fields([String])
    /// Always the same value.
    case constant(String)
  }

  /// The origin of the value.
  package var origin: Origin
  /// Replacements of whole values; what is not listed stays.
  package var values: [String: String]
  /// How a time is written, as for strptime(3).
  package var timeFormat: String?

  /// Takes the parts as the admin wrote them.
  package init(origin: Origin, values: [String: String] = [:], timeFormat: String? = nil) {
    self.origin = origin
    self.values = values
    self.timeFormat = timeFormat
  }
}
