package import SystemPackage

/// The folders of one spool, held open and locked: the daemon's hands on its files.
///
/// For one thread. Nothing here opens or writes anything outside the spool: every call resolves
/// one name below a folder that is held open, and follows no symbolic link.
package final class SpoolFolders {
  let root: OpenFolder
  let inbox: OpenFolder
  let claims: OpenFolder
  let staged: OpenFolder
  let calls: any FileSystemCalls
  private let lock: SpoolLock
  var unique: UniqueNames
  /// Opened folders by their path below the root. Dropped with every flush, so that a folder
  /// which an operator moved away is not written to for longer than one batch.
  var opened: [String: OpenFolder] = [:]
  var freeNames = FreeNames()
  let echoes = PutBackEchoes()

  /// How many folders are kept open between two flushes.
  static let mostOpened = 128

  /// Takes the lock, and makes what is missing: `inbox` for the senders' group to write, the
  /// others for the group to read. Existing folders keep the bits that their operator gave them.
  package static func open(
    _ root: FilePath, calls: any FileSystemCalls = LinuxCalls()
  ) throws(SpoolError) -> SpoolFolders {
    let root = try OpenFolder.make(at: root, mode: Modes.folder, calls: calls)
    let work = try root.subfolder(Names.work, making: Modes.folder)
    let lock = try SpoolLock.take(in: work)
    for name in [Names.archive, Names.rejected, Names.receipts] {
      try requireSameFileSystem(root.subfolder(name, making: Modes.folder), as: root)
    }
    try requireSameFileSystem(root.subfolder(Names.dispatch, making: Modes.groupFolder), as: root)
    return try SpoolFolders(root: root, work: work, lock: lock)
  }

  private init(root: OpenFolder, work: OpenFolder, lock: consuming SpoolLock) throws(SpoolError) {
    self.root = root
    self.lock = lock
    calls = root.calls
    inbox = try root.subfolder(Names.inbox, making: Modes.sharedFolder)
    claims = try work.subfolder(Names.claims, making: Modes.folder)
    staged = try work.subfolder(Names.staged, making: Modes.groupFolder)
    unique = UniqueNames()
    for folder in [inbox, work, claims, staged] {
      try Self.requireSameFileSystem(folder, as: root)
    }
  }

  private static func requireSameFileSystem(
    _ folder: OpenFolder, as root: OpenFolder
  ) throws(SpoolError) {
    guard try folder.status().device == root.status().device else {
      throw SpoolError("use folder", folder.path, .otherFileSystem)
    }
  }

  /// Returns when everything written and renamed so far is on disk, also by the batch before.
  ///
  /// After a failure the kernel may have dropped what it could not write, and the next flush
  /// would not tell: discard what was staged and stage it anew.
  package func flush() throws(SpoolError) {
    opened.removeAll(keepingCapacity: true)
    do {
      try calls.flushFileSystem(of: root.descriptor)
    } catch {
      throw SpoolError("flush", root.path, .system(error))
    }
  }

  /// The inbox, or a source's folder in it; nil when that is not there.
  func inboxFolder(of source: String?) throws(SpoolError) -> OpenFolder? {
    guard let source else { return inbox }
    let path = "inbox/" + source
    if let folder = opened[path] { return folder }
    guard isFolderID(source.utf8, longest: SpoolFolder.longestSource), let name = FileName(source)
    else { throw SpoolError("use source", source, .unfitName) }
    guard let folder = try inbox.subfolder(name) else { return nil }
    keep(folder, at: path)
    return folder
  }

  /// So that the next look at a source is at the folder that has its name now.
  func forgetSources() {
    opened = opened.filter { !$0.key.hasPrefix("inbox/") }
  }

  /// Keeps a folder open until the next flush, as far as there is room.
  func keep(_ folder: OpenFolder, at path: String) {
    if opened.count >= Self.mostOpened { opened.removeAll(keepingCapacity: true) }
    opened[path] = folder
  }
}

/// The bits of what the spool makes, whatever the process's mask.
enum Modes {
  /// The daemon writes, its group reads.
  static let folder: UInt32 = 0o0750
  /// As `folder`, and what is made inside belongs to the folder's group.
  static let groupFolder: UInt32 = 0o2750
  /// Others of the group put things in or take things away.
  static let sharedFolder: UInt32 = 0o2770
  /// Requests are people's letters: nobody else's business.
  static let file: UInt32 = 0o0640
}

/// The names that the spool gives.
enum Names {
  static let inbox = FileName("inbox")!
  static let dispatch = FileName("dispatch")!
  static let archive = FileName("archive")!
  static let rejected = FileName("rejected")!
  static let receipts = FileName("receipts")!
  static let work = FileName("work")!
  static let claims = FileName("claims")!
  static let staged = FileName("staged")!
  static let lock = FileName("lock")!
}
