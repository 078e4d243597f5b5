import SystemPackage

/// A folder held open: what is done in it is done in this folder, whatever its path means by now.
final class OpenFolder: Sendable {
  /// Closed when the last owner lets go.
  let descriptor: Int32
  /// For messages only.
  let path: String
  let calls: any FileSystemCalls

  init(descriptor: Int32, path: String, calls: any FileSystemCalls) {
    self.descriptor = descriptor
    self.path = path
    self.calls = calls
  }

  deinit { calls.close(descriptor) }

  /// Opens a folder by its path and makes it, and what is missing above it.
  static func make(
    at path: FilePath, mode: UInt32, calls: any FileSystemCalls
  ) throws(SpoolError) -> OpenFolder {
    if let folder = try open(at: path, calls: calls) { return folder }
    let parent = path.removingLastComponent()
    if !parent.isEmpty, parent != path { _ = try make(at: parent, mode: mode, calls: calls) }
    do {
      try calls.makeFolder(at: path, mode: mode)
    } catch .fileExists {
      // Another process was quicker.
    } catch {
      throw SpoolError("make folder", path.string, .system(error))
    }
    guard let folder = try open(at: path, calls: calls) else {
      throw SpoolError("open folder", path.string, .system(.noSuchFileOrDirectory))
    }
    return folder
  }

  /// Nil when nothing is there.
  static func open(
    at path: FilePath, calls: any FileSystemCalls
  ) throws(SpoolError) -> OpenFolder? {
    do {
      let descriptor = try calls.openFolder(at: path)
      return OpenFolder(descriptor: descriptor, path: path.string, calls: calls)
    } catch .noSuchFileOrDirectory {
      return nil
    } catch {
      throw SpoolError("open folder", path.string, .system(error))
    }
  }

  /// Nil when nothing is there.
  func subfolder(_ name: FileName) throws(SpoolError) -> OpenFolder? {
    do {
      let opened = try calls.openFolder(name, in: descriptor)
      return OpenFolder(descriptor: opened, path: display(name), calls: calls)
    } catch .noSuchFileOrDirectory {
      return nil
    } catch {
      throw SpoolError("open folder", display(name), .system(error))
    }
  }

  /// Opens a folder, and makes it with these bits where it is missing.
  func subfolder(_ name: FileName, making mode: UInt32) throws(SpoolError) -> OpenFolder {
    if let folder = try subfolder(name) { return folder }
    do {
      try calls.makeFolder(name, in: descriptor, mode: mode)
    } catch .fileExists {
      // Another process was quicker.
    } catch {
      throw SpoolError("make folder", display(name), .system(error))
    }
    guard let folder = try subfolder(name) else {
      throw SpoolError("open folder", display(name), .system(.noSuchFileOrDirectory))
    }
    return folder
  }

  /// Nil when nothing is there.
  func status(of name: FileName) throws(SpoolError) -> FileStatus? {
    do {
      return try calls.status(of: name, in: descriptor)
    } catch .noSuchFileOrDirectory {
      return nil
    } catch {
      throw SpoolError("look at", display(name), .system(error))
    }
  }

  /// Of the folder itself.
  func status() throws(SpoolError) -> FileStatus {
    do {
      return try calls.status(of: descriptor)
    } catch {
      throw SpoolError("look at", path, .system(error))
    }
  }

  /// Calls for every name until told to stop; the kind is nil where the file system does not say.
  func list(_ each: (FileName, EntryKind?) -> Bool) throws(SpoolError) {
    do {
      try calls.list(descriptor, each: each)
    } catch {
      throw SpoolError("list", path, .system(error))
    }
  }

  /// A name in this folder, for messages.
  func display(_ name: FileName) -> String { path + "/" + name.printable }
}

extension OpenFolder {
  /// What came of a move.
  enum Move: Hashable {
    case moved
    case nothingThere
    case nameTaken
  }

  /// Moves what is under `name`, without replacing anything.
  func move(
    _ name: FileName, to folder: OpenFolder, as new: FileName
  ) throws(SpoolError) -> Move {
    do {
      try calls.rename(name, in: descriptor, to: new, in: folder.descriptor)
      return .moved
    } catch .fileExists {
      return try status(of: name) == nil ? .nothingThere : .nameTaken
    } catch {
      if error == .noSuchFileOrDirectory, try status(of: name) == nil { return .nothingThere }
      throw SpoolError("move", "\(display(name))' to '\(folder.display(new))", .system(error))
    }
  }

  /// Removes a file or an empty folder; nothing there is as good.
  func remove(_ name: FileName, isFolder: Bool = false) throws(SpoolError) {
    do {
      try calls.remove(name, in: descriptor, isFolder: isFolder)
    } catch .noSuchFileOrDirectory {
      // Somebody else removed it.
    } catch {
      throw SpoolError("remove", display(name), .system(error))
    }
  }

  /// Returns when the names in this folder are on disk.
  func flush() throws(SpoolError) {
    do {
      try calls.flush(descriptor)
    } catch {
      throw SpoolError("flush", path, .system(error))
    }
  }

  /// Makes a file that was not there, for writing; nil when the name is taken.
  func create(_ name: FileName, mode: UInt32) throws(SpoolError) -> OpenFile? {
    do {
      let made = try calls.createFile(name, in: descriptor, mode: mode)
      return OpenFile(descriptor: made, name: name, in: self)
    } catch .fileExists {
      return nil
    } catch {
      throw SpoolError("create", display(name), .system(error))
    }
  }
}
