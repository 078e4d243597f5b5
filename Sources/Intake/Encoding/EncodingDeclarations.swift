package import Triage

/// What can be read of bytes that no reader takes.
package struct SalvagedText: Hashable, Sendable {
  /// Readings of the bytes, likeliest first; never empty. Each is to be looked through by itself.
  package let candidates: [String]
  /// The first 4 KiB of the likeliest reading, in whole characters.
  package let excerpt: String
  /// Reads at most the first 1 MiB.
  package static func from(_ bytes: [UInt8], encoding: SourceMapping.Encoding) -> SalvagedText {
    SalvagedText(candidates: [""], excerpt: "")
  }
}

/// Identity of what a message says, whatever it was written in.
package struct ContentDigest: Hashable, Sendable {
  /// SHA-256 of the canonical form.
  package let bytes: [UInt8]
  /// The digest of what a sender said.
  package static func of(_ message: AcceptedMessage) -> ContentDigest { ContentDigest(bytes: []) }
}

/// Tells texts that were read in another encoding than they were written in.
package enum SuspectEncoding {
  /// Whether the text is hardly what its sender wrote.
  package static func holds(_ text: String) -> Bool { false }
}
