import CLinux
package import SystemPackage

/// Hears any change in some folders and in all below them, also when a folder is replaced whole.
package struct FolderWatch: ~Copyable {
  private var queue: NotifyQueue
  private let folders: [FilePath]
  private let calls: any FileSystemCalls
  private var watched: WatchedFolders

  /// How deep below a folder it hears.
  package static let deepest = 16
  /// How many folders it watches.
  package static let mostFolders = 4096

  /// Folders that are not there yet are heard when they come, as long as the one above exists.
  package init(
    _ folders: [FilePath], calls: any FileSystemCalls = LinuxCalls()
  ) throws(SpoolError) {
    let queue = try NotifyQueue()
    watched = try WatchedFolders(folders, by: queue, calls)
    self.queue = queue
    self.folders = folders
    self.calls = calls
  }

  /// Becomes readable when something has happened.
  package var descriptor: Int32 { queue.descriptor }

  /// Whether anything has changed since the last call. What the change was, a look at the
  /// folders must tell.
  package mutating func drain() throws(SpoolError) -> Bool {
    var isChanged = false
    var isShapeChanged = false
    while true {
      let events = try queue.read()
      guard !events.isEmpty else { break }
      for event in events where watched.concerns(event) {
        isChanged = true
        isShapeChanged = isShapeChanged || watched.areChanged(by: event)
      }
    }
    if isShapeChanged { try watchAnew() }
    return isChanged
  }

  /// Adding what is watched already changes nothing, so that this may be done again and again.
  private mutating func watchAnew() throws(SpoolError) {
    let old = watched.all
    watched = try WatchedFolders(folders, by: queue, calls)
    for watch in old.subtracting(watched.all) { queue.remove(watch) }
  }
}

/// Which of a queue's watches stand for what.
private struct WatchedFolders {
  /// Folders of which every event counts.
  private var inside: Set<Int32> = []
  /// Folders above, of which the events of some names count.
  private var above: [Int32: Set<FileName>] = [:]

  private static let mask =
    CLINUX_NOTIFY_CLOSE_WRITE | CLINUX_NOTIFY_MOVED_FROM | CLINUX_NOTIFY_MOVED_TO
    | CLINUX_NOTIFY_CREATE | CLINUX_NOTIFY_DELETE | CLINUX_NOTIFY_DELETE_SELF
    | CLINUX_NOTIFY_MOVE_SELF

  init(
    _ folders: [FilePath], by queue: borrowing NotifyQueue, _ calls: any FileSystemCalls
  ) throws(SpoolError) {
    for path in folders {
      try watchAbove(path, by: queue, calls)
      guard let folder = try OpenFolder.open(at: path, calls: calls) else { continue }
      try watch(folder, by: queue, depth: 0)
    }
  }

  var all: Set<Int32> { inside.union(above.keys) }

  func concerns(_ event: NotifyQueue.Event) -> Bool {
    if event.has(CLINUX_NOTIFY_OVERFLOW) || inside.contains(event.watch) { return true }
    guard let names = above[event.watch] else { return false }
    return event.name.map(names.contains) ?? true
  }

  /// Whether other folders are to be watched after it.
  func areChanged(by event: NotifyQueue.Event) -> Bool {
    event.has(
      CLINUX_NOTIFY_FOLDER | CLINUX_NOTIFY_OVERFLOW | CLINUX_NOTIFY_DELETE_SELF
        | CLINUX_NOTIFY_MOVE_SELF | CLINUX_NOTIFY_IGNORED) || !inside.contains(event.watch)
  }

  private mutating func watchAbove(
    _ path: FilePath, by queue: borrowing NotifyQueue, _ calls: any FileSystemCalls
  ) throws(SpoolError) {
    guard let last = path.lastComponent, let name = FileName(last.string) else { return }
    let parent = path.removingLastComponent()
    let folder = try OpenFolder.open(at: parent.isEmpty ? FilePath(".") : parent, calls: calls)
    guard let folder else { return }
    above[try queue.add(folder, Self.mask), default: []].insert(name)
  }

  private mutating func watch(
    _ folder: OpenFolder, by queue: borrowing NotifyQueue, depth: Int
  ) throws(SpoolError) {
    guard inside.count < FolderWatch.mostFolders else {
      throw SpoolError("watch", folder.path, .watchLimit)
    }
    inside.insert(try queue.add(folder, Self.mask))
    guard depth < FolderWatch.deepest else { return }
    var below: [FileName] = []
    try folder.list { name, kind in
      if kind == .folder || kind == nil { below.append(name) }
      return true
    }
    for name in below {
      // Gone since, or no folder after all.
      guard let next = try? folder.subfolder(name) else { continue }
      try watch(next, by: queue, depth: depth + 1)
    }
  }
}
