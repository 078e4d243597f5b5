package import SystemPackage

/// An operator's hand on refused files; works beside a running daemon.
package struct RejectedFiles: Sendable {
  private let root: OpenFolder

  /// What stands behind the name of a refused file in the name of its reason.
  package static let reasonSuffix = ".reason.json"

  /// Nil when there is no such spool.
  package static func open(
    _ root: FilePath, calls: any FileSystemCalls = LinuxCalls()
  ) throws(SpoolError) -> RejectedFiles? {
    try OpenFolder.open(at: root, calls: calls).map(RejectedFiles.init)
  }

  private init(root: OpenFolder) { self.root = root }

  /// The sources of which files of that name were refused; nil among them is the inbox itself.
  package func sources(of name: FileName) throws(SpoolError) -> [String?] {
    guard let rejected = try root.subfolder(Names.rejected) else { return [] }
    var found: [String?] = []
    if try rejected.status(of: name)?.kind == .file { found.append(nil) }
    var folders: [FileName] = []
    try rejected.list { name, _ in
      folders.append(name)
      return true
    }
    for folder in folders.sorted() where try rejected.status(of: folder)?.kind == .folder {
      guard try rejected.subfolder(folder)?.status(of: name)?.kind == .file else { continue }
      found.append(folder.printable)
    }
    return found
  }

  /// Moves a refused file back into its inbox by one rename, and then takes its reason away.
  ///
  /// - Returns: the name in the inbox, which may have got a number; nil where no such file was
  ///   refused.
  package func requeue(
    _ name: FileName, from source: String?
  ) throws(SpoolError) -> FileName? {
    guard let rejected = try folder(Names.rejected, of: source, making: nil) else { return nil }
    guard try rejected.status(of: name)?.kind == .file else { return nil }
    guard let inbox = try folder(Names.inbox, of: source, making: Modes.sharedFolder) else {
      return nil
    }
    guard let requeued = try move(name, from: rejected, to: inbox) else { return nil }
    if let reason = name.appending(Self.reasonSuffix) { try rejected.remove(reason) }
    try inbox.flush()
    try rejected.flush()
    return requeued
  }

  private func move(
    _ name: FileName, from rejected: OpenFolder, to inbox: OpenFolder
  ) throws(SpoolError) -> FileName? {
    for number in 1...Self.mostNumbers {
      let numbered = name.numbered(number)
      switch try rejected.move(name, to: inbox, as: numbered) {
      case .moved: return numbered
      case .nameTaken: continue
      case .nothingThere: return nil
      }
    }
    throw SpoolError("requeue", rejected.display(name), .system(.fileExists))
  }

  /// An inbox in which so many files of one name wait is not being read.
  private static let mostNumbers = 10_000

  private func folder(
    _ top: FileName, of source: String?, making mode: UInt32?
  ) throws(SpoolError) -> OpenFolder? {
    guard let folder = try subfolder(top, of: root, making: mode), let source else {
      return try subfolder(top, of: root, making: mode)
    }
    guard isFolderID(source.utf8, longest: SpoolFolder.longestSource), let name = FileName(source)
    else { throw SpoolError("use source", source, .unfitName) }
    return try subfolder(name, of: folder, making: mode)
  }

  private func subfolder(
    _ name: FileName, of folder: OpenFolder, making mode: UInt32?
  ) throws(SpoolError) -> OpenFolder? {
    guard let mode else { return try folder.subfolder(name) }
    return try folder.subfolder(name, making: mode)
  }
}
