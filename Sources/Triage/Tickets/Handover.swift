/// One rename out of the daemon's own folders, by which something leaves its hands.
///
/// Its name is chosen and recorded before the ledger's commit, so that after a crash it can be
/// finished, and so that what belongs together gets names that belong together.
package struct Handover: Hashable, Sendable {
  /// Where the file waits.
  package enum Origin: Hashable, Sendable {
    /// A file that a sender dropped, under the name by which it was claimed.
    case claim(String)
    /// A file that the daemon wrote.
    case staged(String)
  }

  /// Where the file waits.
  package var origin: Origin
  /// The folder below the spool that it goes to: `dispatch/otis`, `archive/2026/11/23`.
  package var folder: String
  /// Its name there, as bytes; names need not be UTF-8.
  package var name: [UInt8]

  /// Takes the way that the file goes.
  package init(_ origin: Origin, to folder: String, as name: [UInt8]) {
    self.origin = origin
    self.folder = folder
    self.name = name
  }
}
