import SystemPackage

extension SpoolFolders {
  /// Takes something out of the inbox, under a name that nobody else has; nil when it is gone.
  ///
  /// Whatever it is: a symbolic link, a FIFO, a folder is taken as such, never followed or opened.
  /// A stop after it is repaired by `recoverClaims`.
  package func claim(_ name: FileName, from source: String?) throws(SpoolError) -> Claim? {
    while let folder = try inboxFolder(of: source) {
      let claim = Claim(unique: unique.make(), source: source, original: name)
      switch try folder.move(name, to: claims, as: claim.name) {
      case .moved: return claim
      case .nothingThere:
        guard try isReplaced(folder, of: source) else { return nil }
      case .nameTaken: continue
      }
    }
    return nil
  }

  /// Whether the source's folder is another one than what is held open, which is let go then.
  func isReplaced(_ folder: OpenFolder, of source: String?) throws(SpoolError) -> Bool {
    guard source != nil else { return false }
    forgetSources()
    guard let now = try inboxFolder(of: source) else { return false }
    return try now.status().inode != folder.status().inode
  }

  /// Opens what was claimed, if it is a regular file, and asks whether anybody still writes it.
  /// Throws `EACCES` for a file that its sender lets nobody else read.
  package func open(_ claim: Claim) throws(SpoolError) -> OpenedClaim {
    guard let kind = try claims.status(of: claim.name)?.kind else { return .gone }
    guard kind == .file else { return .other(kind) }
    let opened: Int32
    do {
      opened = try calls.openFile(claim.name, in: claims.descriptor)
    } catch {
      throw SpoolError("open", claims.display(claim.name), .system(error))
    }
    let file = OpenFile(descriptor: opened, name: claim.name, in: claims)
    let status = try file.status()
    guard status.kind == .file else { return .other(status.kind) }
    let completeness = Completeness(asking: file)
    return .file(ClaimReader(file, status: status, completeness: completeness))
  }

  /// Gives a file that turned out to be still written back to the inbox, where its close will be
  /// heard, and its coming will not; under another number when its name was taken meanwhile.
  package func putBack(_ claim: Claim) throws(SpoolError) {
    let folder = try madeInboxFolder(of: claim.source)
    var name = claim.original
    var number = 1
    while true {
      switch try claims.move(claim.name, to: folder, as: name) {
      case .moved: return echoes.expect(name, from: claim.source)
      case .nothingThere: return
      case .nameTaken:
        number += 1
        name = claim.original.numbered(number)
      }
    }
  }

  /// For a source that went away while its file was in hand.
  private func madeInboxFolder(of source: String?) throws(SpoolError) -> OpenFolder {
    forgetSources()
    if let folder = try inboxFolder(of: source) { return folder }
    guard let source, let name = FileName(source) else { return inbox }
    return try inbox.subfolder(name, making: Modes.sharedFolder)
  }

  /// What an earlier run has claimed and not handed over, in the order of claiming.
  package func recoverClaims() throws(SpoolError) -> [Claim] {
    var found: [Claim] = []
    try claims.list { name, _ in
      if let claim = Claim(name: name) { found.append(claim) }
      return true
    }
    return found.sorted()
  }
}
