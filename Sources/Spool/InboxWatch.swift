import CLinux

/// What the kernel told of the inbox.
package enum InboxEvent: Hashable, Sendable {
  /// Complete under this name: closed after writing or moved in; or a folder, to be refused.
  case arrived(FileName, source: String?)
  /// There is something under this name, which nothing else may be told of: a link, a FIFO, a
  /// file that is still written. Treat it as found by a scan.
  case appeared(FileName, source: String?)
  /// A source's folder is there and watched from now on: scan it for what came before the watch.
  case sourceAppeared(String)
  /// A source's folder cannot be watched: scan it now and then.
  case sourceUnwatched(String, SpoolError)
  /// The kernel dropped events: scan everything.
  case overflowed
  /// The inbox itself was removed, moved or unmounted: open the spool anew.
  case lost
}

/// Hears what comes into the inbox and into its sources.
package struct InboxWatch: ~Copyable {
  private var queue: NotifyQueue
  private let inbox: OpenFolder
  private let echoes: PutBackEchoes
  private let inboxWatch: Int32
  private var sources: [Int32: String]

  /// How many sources are watched; more are told as `sourceUnwatched`.
  package static let mostSources = 4096

  private static let mask =
    CLINUX_NOTIFY_CLOSE_WRITE | CLINUX_NOTIFY_MOVED_TO | CLINUX_NOTIFY_CREATE
    | CLINUX_NOTIFY_DELETE_SELF | CLINUX_NOTIFY_MOVE_SELF

  /// Watches the inbox and the sources that are there. Scan after this, not before, and nothing
  /// falls in between.
  package init(_ spool: SpoolFolders) throws(SpoolError) {
    let queue = try NotifyQueue()
    let inboxWatch = try queue.add(spool.inbox, Self.mask)
    var sources: [Int32: String] = [:]
    for name in try Self.sources(in: spool.inbox) {
      guard let folder = try? spool.inbox.subfolder(name) else { continue }
      sources[try queue.add(folder, Self.mask)] = name.printable
    }
    self.queue = queue
    self.inboxWatch = inboxWatch
    self.sources = sources
    inbox = spool.inbox
    echoes = spool.echoes
    echoes.forgetAll()
  }

  /// Becomes readable when something has happened.
  package var descriptor: Int32 { queue.descriptor }

  /// What has happened since, at most a buffer full, without waiting; call it until it is empty.
  package mutating func drain() throws(SpoolError) -> [InboxEvent] {
    var events: [InboxEvent] = []
    for event in try queue.read() {
      if let told = try meaning(of: event) { events.append(told) }
    }
    let complete = Set(events)
    return events.filter { event in
      guard case .appeared(let name, let source) = event else { return true }
      return !complete.contains(.arrived(name, source: source))
    }
  }

  private mutating func meaning(of event: NotifyQueue.Event) throws(SpoolError) -> InboxEvent? {
    if event.has(CLINUX_NOTIFY_OVERFLOW) { return try overflowed() }
    guard event.watch == inboxWatch else { return meaningInSource(event) }
    let isOver =
      CLINUX_NOTIFY_DELETE_SELF | CLINUX_NOTIFY_MOVE_SELF | CLINUX_NOTIFY_UNMOUNT
      | CLINUX_NOTIFY_IGNORED
    if event.has(isOver) { return .lost }
    guard let name = event.name, !name.isUnfinished else { return nil }
    let isSource = isFolderID(name.bytes, longest: SpoolFolder.longestSource)
    if event.has(CLINUX_NOTIFY_FOLDER), isSource { return watch(name) }
    return meaning(of: event, under: name, source: nil)
  }

  private mutating func meaningInSource(_ event: NotifyQueue.Event) -> InboxEvent? {
    guard let source = sources[event.watch] else { return nil }
    if event.has(CLINUX_NOTIFY_IGNORED) { sources[event.watch] = nil }
    if event.has(CLINUX_NOTIFY_MOVE_SELF) { forgetUnlessThere(event.watch, source) }
    guard let name = event.name, !name.isUnfinished else { return nil }
    return meaning(of: event, under: name, source: source)
  }

  /// Nobody will close a folder; a file may have been made or linked, which sounds the same.
  private func meaning(
    of event: NotifyQueue.Event, under name: FileName, source: String?
  ) -> InboxEvent? {
    if event.has(CLINUX_NOTIFY_MOVED_TO), echoes.take(name, from: source) { return nil }
    let isMade = event.has(CLINUX_NOTIFY_CREATE) && !event.has(CLINUX_NOTIFY_FOLDER)
    return isMade ? .appeared(name, source: source) : .arrived(name, source: source)
  }

  private mutating func watch(_ name: FileName) -> InboxEvent? {
    let source = name.printable
    do throws(SpoolError) {
      guard let folder = try inbox.subfolder(name) else { return nil }
      guard sources.count < Self.mostSources else {
        throw SpoolError("watch", folder.path, .watchLimit)
      }
      sources[try queue.add(folder, Self.mask)] = source
      echoes.forget(source)
      return .sourceAppeared(source)
    } catch {
      return .sourceUnwatched(source, error)
    }
  }

  /// A folder that was moved away is none of ours; one that was moved within the inbox has its
  /// new name already.
  private mutating func forgetUnlessThere(_ watch: Int32, _ source: String) {
    if let folder = try? inbox.subfolder(FileName(source)!),
      (try? queue.add(folder, Self.mask)) == watch
    {
      return
    }
    sources[watch] = nil
    queue.remove(watch)
  }

  /// A lost event may have been about a new source.
  private mutating func overflowed() throws(SpoolError) -> InboxEvent {
    echoes.forgetAll()
    for name in try Self.sources(in: inbox) { _ = watch(name) }
    return .overflowed
  }

  /// Names that can be sources, as many as are watched.
  private static func sources(in inbox: OpenFolder) throws(SpoolError) -> [FileName] {
    var names: [FileName] = []
    try inbox.list { name, kind in
      let isFolder = kind == .folder || kind == nil
      if isFolder, isFolderID(name.bytes, longest: SpoolFolder.longestSource) {
        names.append(name)
      }
      return names.count < Self.mostSources
    }
    return names
  }
}
