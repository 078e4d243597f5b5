import SystemPackage

extension SpoolFolders {
  /// Moves by one rename, which replaces nothing; makes the folder where it is missing.
  ///
  /// It can be done again after any stop: what is gone was moved.
  package func handOver(_ handover: Handover) throws(SpoolError) -> HandoverOutcome {
    let (workshop, old) = place(of: handover.from)
    freeNames.release(handover.name, in: handover.folder)
    var name = handover.name
    while true {
      switch try move(old, from: workshop, to: handover.folder, as: name) {
      case .moved:
        freeNames.release(name, in: handover.folder)
        return .done(name)
      case .nothingThere: return .alreadyDone
      case .nameTaken: name = try freeName(in: handover.folder, wanted: handover.name)
      }
    }
  }

  /// Chooses a name that nothing in the folder has and nothing in this batch was promised; with
  /// a companion (`.reason.json`) one whose companion's name is free as well.
  ///
  /// The promise ends with the hand-over under that name, or with `releaseNames`.
  package func freeName(
    in folder: SpoolFolder, wanted: FileName, companion: String? = nil
  ) throws(SpoolError) -> FileName {
    let existing = try existing(folder)
    return try freeNames.choose(wanted, companion: companion, in: folder) {
      (name) throws(SpoolError) in try existing?.status(of: name) != nil
    }
  }

  /// Takes all promises of `freeName` back, for a batch that will not be handed over.
  package func releaseNames() {
    freeNames.releaseAll()
  }

  /// Once more with the folder opened anew, when what is held open was removed by somebody.
  private func move(
    _ old: FileName, from workshop: OpenFolder, to path: SpoolFolder, as name: FileName
  ) throws(SpoolError) -> OpenFolder.Move {
    do throws(SpoolError) {
      return try workshop.move(old, to: folder(path), as: name)
    } catch {
      guard error.cause == .system(.noSuchFileOrDirectory) else { throw error }
      opened[path.path] = nil
      return try workshop.move(old, to: folder(path), as: name)
    }
  }

  private func place(of from: Handover.From) -> (OpenFolder, FileName) {
    switch from {
    case .claim(let claim): (claims, claim.name)
    case .staged(let name): (staged, name.name)
    }
  }

  /// Made where it is missing: an assignee's for its group to take files away.
  private func folder(_ path: SpoolFolder) throws(SpoolError) -> OpenFolder {
    if let folder = opened[path.path] { return folder }
    var folder = root
    let components = path.components
    let isDispatch = components[0] == Names.dispatch
    for (depth, name) in components.enumerated() {
      let isLast = depth == components.count - 1
      let mode = isDispatch ? (isLast ? Modes.sharedFolder : Modes.groupFolder) : Modes.folder
      folder = try folder.subfolder(name, making: mode)
    }
    keep(folder, at: path.path)
    return folder
  }

  private func existing(_ path: SpoolFolder) throws(SpoolError) -> OpenFolder? {
    if let folder = opened[path.path] { return folder }
    var folder = root
    for name in path.components {
      guard let next = try folder.subfolder(name) else { return nil }
      folder = next
    }
    keep(folder, at: path.path)
    return folder
  }
}
