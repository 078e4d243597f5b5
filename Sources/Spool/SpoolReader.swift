package import SystemPackage

/// A look at a spool beside a running daemon: takes no lock, makes nothing, moves nothing.
package struct SpoolReader: Sendable {
  private let root: OpenFolder

  /// Nil when there is no such folder.
  package static func open(
    _ root: FilePath, calls: any FileSystemCalls = LinuxCalls()
  ) throws(SpoolError) -> SpoolReader? {
    try OpenFolder.open(at: root, calls: calls).map(SpoolReader.init)
  }

  private init(root: OpenFolder) {
    self.root = root
  }

  /// Whether a daemon has the spool now.
  package func isHeld() throws(SpoolError) -> Bool {
    guard let work = try root.subfolder(Names.work) else { return false }
    return try SpoolLock.isHeld(in: work)
  }

  /// What waits in the inbox: at most `limit` entries, sources taking turns.
  package func scanInbox(limit: Int) throws(SpoolError) -> InboxListing {
    guard let inbox = try root.subfolder(Names.inbox) else {
      return InboxListing(entries: [], hasMore: false, failures: [])
    }
    var scan = InboxScan(inbox, limit: limit)
    return try scan.all()
  }

  /// What is claimed and not handed over yet, in the order of claiming.
  package func claims() throws(SpoolError) -> [Claim] {
    guard let work = try root.subfolder(Names.work),
      let folder = try work.subfolder(Names.claims)
    else { return [] }
    var found: [Claim] = []
    try folder.list { name, _ in
      if let claim = Claim(name: name) { found.append(claim) }
      return true
    }
    return found.sorted()
  }
}
