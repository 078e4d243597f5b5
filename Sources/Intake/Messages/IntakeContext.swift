package import Triage

/// What a file is read under, besides its bytes.
package struct IntakeContext: Sendable {
  /// The bytes of the file's own name, without folders.
  package var fileName: [UInt8]
  /// The inbox subfolder that it came in; nil for the inbox itself.
  package var source: String?
  /// How that source's files become requests.
  package var mapping: SourceMapping?
  /// The zone of times without an offset where the source has none of its own.
  package var defaultZone: Zone
  /// When the file was taken.
  package var takenAt: Timestamp
  /// How much is read at most.
  package var limits: IntakeLimits

  /// A file without a source and with the default limits.
  package init(fileName: String, defaultZone: Zone, takenAt: Timestamp) {
    self.fileName = Array(fileName.utf8)
    self.defaultZone = defaultZone
    self.takenAt = takenAt
    limits = IntakeLimits()
  }
}

extension IntakeContext {
  /// The mapping as far as it concerns this file.
  ///
  /// Where a mapping's `files` does not take the name, only what belongs to the source as a whole
  /// remains of it: its zone and its wish for receipts.
  var mappingInForce: SourceMapping? {
    guard let mapping, mapping.files != nil else { return mapping }
    guard !mapping.takes(fileName) else { return mapping }
    var rest = SourceMapping()
    rest.zone = mapping.zone
    rest.receipt = mapping.receipt
    return rest
  }

  /// Whether each message of the file is answered, unless it says otherwise itself.
  package var wantsReceipt: Bool { mapping?.receipt ?? false }

  /// The zone of times without an offset.
  var zone: Zone { mapping?.zone ?? defaultZone }

  /// The encoding of the file, which `SalvagedText` wants to know too.
  package var encoding: SourceMapping.Encoding { mappingInForce?.encoding ?? .utf8 }
}
