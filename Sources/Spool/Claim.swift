/// The identity of one drop: unique for ever, and the name of its file under `work/claims`.
///
/// `<unique>~<source>~<name>`: what a restart has to know stands in the name itself.
package struct Claim: Hashable, Sendable {
  /// Under `work/claims`.
  package let name: FileName
  /// The folder that it was dropped into, nil for the inbox itself.
  package let source: String?
  /// The sender's name for it, cut where it is over 200 bytes.
  package let original: FileName

  /// Names a drop for the first time.
  init(unique: [UInt8], source: String?, original: FileName) {
    let front = unique + Array("~\(source ?? "")~".utf8)
    self.original = original.cut(to: min(FileName.kept, FileName.longest - front.count))
    self.source = source
    name = FileName(bytes: front + self.original.bytes)!
  }

  /// Reads a name under `work/claims`; nil where this program did not give it.
  package init?(name: FileName) {
    let tilde = UInt8(ascii: "~")
    let parts = name.bytes.split(separator: tilde, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count >= UniqueNames.width else { return nil }
    guard let original = FileName(bytes: parts[2]) else { return nil }
    guard parts[1].isEmpty || isFolderID(parts[1], longest: SpoolFolder.longestSource) else {
      return nil
    }
    self.name = name
    self.source = parts[1].isEmpty ? nil : String(decoding: parts[1], as: UTF8.self)
    self.original = original
  }

  /// Reads what the ledger kept.
  package init?(escaped: String) {
    guard let name = FileName(escaped: escaped) else { return nil }
    self.init(name: name)
  }

  /// For the ledger.
  package var escaped: String { name.escaped }
}

extension Claim: Comparable {
  /// The order of claiming.
  package static func < (left: Claim, right: Claim) -> Bool { left.name < right.name }
}

/// A claimed thing, opened without following or waiting for anything.
package enum OpenedClaim: ~Copyable {
  /// What a request should be.
  case file(ClaimReader)
  /// Nothing that can be read; its kind is the code of its refusal.
  case other(EntryKind)
  /// No longer there.
  case gone
}
