/// A file under `work/staged`, written and not handed over.
package struct StagedName: Hashable, Sendable {
  /// Unique for ever, with the wanted name at its end.
  package let name: FileName

  /// Reads a name under `work/staged`.
  init(name: FileName) {
    self.name = name
  }

  /// Reads what the ledger kept.
  package init?(escaped: String) {
    guard let name = FileName(escaped: escaped) else { return nil }
    self.name = name
  }

  /// For the ledger.
  package var escaped: String { name.escaped }
}

extension StagedName: Comparable {
  /// The order of staging.
  package static func < (left: StagedName, right: StagedName) -> Bool { left.name < right.name }
}

extension SpoolFolders {
  /// Writes a file that nobody sees yet. It is on disk after the next `flush`; a stop before the
  /// ledger's commit leaves it to be discarded.
  package func stage(_ bytes: [UInt8], as name: FileName) throws(SpoolError) -> StagedName {
    while true {
      let unique = FileName(bytes: unique.make() + [UInt8(ascii: "~")] + name.cut.bytes)!
      guard let file = try staged.create(unique, mode: Modes.file) else { continue }
      do throws(SpoolError) {
        try file.write(bytes)
        return StagedName(name: unique)
      } catch {
        try? staged.remove(unique)
        throw error
      }
    }
  }

  /// Everything staged, in the order of staging.
  package func stagedNames() throws(SpoolError) -> [StagedName] {
    var found: [StagedName] = []
    try staged.list { name, _ in
      found.append(StagedName(name: name))
      return true
    }
    return found.sorted()
  }

  /// Removes a staged file that the ledger does not know; one that is gone is as good.
  package func discard(_ name: StagedName) throws(SpoolError) {
    try staged.remove(name.name)
  }
}
