import CLinux

/// What the kernel told of the inbox.
package enum InboxEvent: Hashable, Sendable {
  /// Complete under this name, as far as can be told: closed after writing, moved or linked in;
  /// or no file at all, to be refused.
  case arrived(FileName, source: String?)
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
  private let spool: SpoolFolders
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
    self.spool = spool
    spool.echoes.forgetAll()
  }

  /// Becomes readable when something has happened.
  package var descriptor: Int32 { queue.descriptor }

  /// What has happened since, at most a buffer full, without waiting. The descriptor stays
  /// readable while there is more; when it throws, scan everything.
  package mutating func drain() throws(SpoolError) -> [InboxEvent] {
    var told: [Told] = []
    for event in try queue.read() {
      if let meaning = try meaning(of: event) { told.append(meaning) }
    }
    let arrived = Set(told)
    var events: [InboxEvent] = []
    for meaning in told {
      switch meaning {
      case .sure(let event): events.append(event)
      case .made(let name, let source):
        let event = InboxEvent.arrived(name, source: source)
        guard !arrived.contains(.sure(event)) else { continue }
        if hasArrived(name, source) { events.append(event) }
      }
    }
    return events
  }

  /// What an event of the kernel says of the inbox.
  private enum Told: Hashable {
    case sure(InboxEvent)
    /// Somebody opened a new file there, or linked a complete one: that sounds the same.
    case made(FileName, source: String?)
  }

  /// A file that is made will be closed, and heard then; a link and what is no file will not.
  /// Where the look fails it has: whoever claims it looks again.
  private func hasArrived(_ name: FileName, _ source: String?) -> Bool {
    do throws(SpoolError) {
      guard let entry = try spool.entry(name, from: source) else { return false }
      guard entry.kind == .file, entry.links == 1 else { return true }
      return try spool.completeness(of: entry) == .complete
    } catch {
      return true
    }
  }

  private mutating func meaning(of event: NotifyQueue.Event) throws(SpoolError) -> Told? {
    if event.has(CLINUX_NOTIFY_OVERFLOW) { return .sure(try overflowed()) }
    guard event.watch == inboxWatch else { return meaningInSource(event) }
    let isOver =
      CLINUX_NOTIFY_DELETE_SELF | CLINUX_NOTIFY_MOVE_SELF | CLINUX_NOTIFY_UNMOUNT
      | CLINUX_NOTIFY_IGNORED
    if event.has(isOver) { return .sure(.lost) }
    guard let name = event.name, !name.isUnfinished else { return nil }
    let isSource = isFolderID(name.bytes, longest: SpoolFolder.longestSource)
    if event.has(CLINUX_NOTIFY_FOLDER), isSource { return watch(name).map(Told.sure) }
    return meaning(of: event, under: name, source: nil)
  }

  private mutating func meaningInSource(_ event: NotifyQueue.Event) -> Told? {
    guard let source = sources[event.watch] else { return nil }
    if event.has(CLINUX_NOTIFY_IGNORED) { sources[event.watch] = nil }
    if event.has(CLINUX_NOTIFY_MOVE_SELF) { forgetUnlessThere(event.watch, source) }
    guard let name = event.name, !name.isUnfinished else { return nil }
    return meaning(of: event, under: name, source: source)
  }

  private func meaning(
    of event: NotifyQueue.Event, under name: FileName, source: String?
  ) -> Told? {
    if event.has(CLINUX_NOTIFY_MOVED_TO), spool.echoes.take(name, from: source) { return nil }
    let isMade = event.has(CLINUX_NOTIFY_CREATE) && !event.has(CLINUX_NOTIFY_FOLDER)
    return isMade ? .made(name, source: source) : .sure(.arrived(name, source: source))
  }

  private mutating func watch(_ name: FileName) -> InboxEvent? {
    let source = name.printable
    do throws(SpoolError) {
      guard let folder = try spool.inbox.subfolder(name) else { return nil }
      guard sources.count < Self.mostSources else {
        throw SpoolError("watch", folder.path, .watchLimit)
      }
      sources[try queue.add(folder, Self.mask)] = source
      spool.echoes.forget(source)
      return .sourceAppeared(source)
    } catch {
      return .sourceUnwatched(source, error)
    }
  }

  /// A folder that was moved away is none of ours; one that was moved within the inbox has its
  /// new name already.
  private mutating func forgetUnlessThere(_ watch: Int32, _ source: String) {
    if let folder = try? spool.inbox.subfolder(FileName(source)!),
      (try? queue.add(folder, Self.mask)) == watch
    {
      return
    }
    sources[watch] = nil
    queue.remove(watch)
  }

  /// A lost event may have been about a new source.
  private mutating func overflowed() throws(SpoolError) -> InboxEvent {
    spool.echoes.forgetAll()
    for name in try Self.sources(in: spool.inbox) { _ = watch(name) }
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
