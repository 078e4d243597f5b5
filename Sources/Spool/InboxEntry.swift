/// Something in the inbox.
package struct InboxEntry: Hashable, Sendable {
  /// The folder that it was dropped into, nil for the inbox itself.
  package let source: String?
  /// As its sender wrote it.
  package let name: FileName
  /// What it was when it was looked at; only a claim holds it.
  package let kind: EntryKind
  /// In bytes.
  package let size: Int
  /// When it was last written, in nanoseconds since 1970.
  package let modified: Int64
  /// How many names the file has.
  let links: Int
  /// Which file it is, whatever its name.
  let identity: FileIdentity

  init(source: String?, name: FileName, status: FileStatus) {
    self.source = source
    self.name = name
    kind = status.kind
    size = status.size
    modified = status.modified
    links = status.links
    identity = FileIdentity(device: status.device, inode: status.inode)
  }

  /// Byte order of names within the same moment of writing.
  static func isOlder(_ left: InboxEntry, _ right: InboxEntry) -> Bool {
    (left.modified, left.name) < (right.modified, right.name)
  }
}

/// Which file it is, whatever its name.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
}

/// What a scan has found.
package struct InboxListing: Hashable, Sendable {
  /// Sources taking turns, oldest first within each.
  package let entries: [InboxEntry]
  /// There was more than the limit allowed: scan again when these are done.
  package let hasMore: Bool
  /// Sources that could not be read; they keep nobody else waiting.
  package let failures: [SpoolError]
}
