import SystemPackage

/// Reads an inbox, with no more in memory than its limit.
struct InboxScan {
  let inbox: OpenFolder
  /// How many entries a scan gives at most.
  let limit: Int
  private var hasMore = false
  private var failures: [SpoolError] = []

  init(_ inbox: OpenFolder, limit: Int) {
    self.inbox = inbox
    self.limit = limit
  }

  /// The inbox itself and its sources, each with an equal share of the limit.
  mutating func all() throws(SpoolError) -> InboxListing {
    let sources = try sources()
    let share = max(1, limit / (sources.count + 1))
    var queues = [try oldest(share, of: nil, in: inbox)]
    for source in sources {
      do throws(SpoolError) {
        guard let folder = try inbox.subfolder(source) else { continue }
        queues.append(try oldest(share, of: source.printable, in: folder))
      } catch {
        if error.cause != .system(.notDirectory) { failures.append(error) }
      }
    }
    return InboxListing(entries: takingTurns(queues), hasMore: hasMore, failures: failures)
  }

  /// One source, for which the whole limit serves.
  mutating func only(_ source: String?, in folder: OpenFolder) throws(SpoolError) -> InboxListing {
    let entries = try oldest(limit, of: source, in: folder)
    return InboxListing(entries: entries, hasMore: hasMore, failures: failures)
  }

  /// The names of folders that can be sources.
  private mutating func sources() throws(SpoolError) -> [FileName] {
    var found: [FileName] = []
    try inbox.list { name, kind in
      let isFolder = kind == .folder || kind == nil
      if isFolder, isFolderID(name.bytes, longest: SpoolFolder.longestSource) {
        found.append(name)
      }
      return found.count <= InboxWatch.mostSources
    }
    guard found.count > InboxWatch.mostSources else { return found }
    failures.append(
      SpoolError("scan", inbox.path, .tooManySources(limit: InboxWatch.mostSources)))
    return Array(found.dropLast())
  }

  /// Keeps twice the share at most while it reads the folder.
  private mutating func oldest(
    _ share: Int, of source: String?, in folder: OpenFolder
  ) throws(SpoolError) -> [InboxEntry] {
    var entries: [InboxEntry] = []
    var failure: SpoolError?
    try folder.list { name, _ in
      guard !name.isUnfinished else { return true }
      do throws(SpoolError) {
        guard let status = try folder.status(of: name) else { return true }
        guard !isSource(name, status, in: source) else { return true }
        entries.append(InboxEntry(source: source, name: name, status: status))
        if entries.count >= 2 * share { keepOldest(share, of: &entries) }
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    keepOldest(share, of: &entries)
    return entries
  }

  private mutating func keepOldest(_ share: Int, of entries: inout [InboxEntry]) {
    entries.sort(by: InboxEntry.isOlder)
    guard entries.count > share else { return }
    hasMore = true
    entries.removeLast(entries.count - share)
  }

  private func isSource(_ name: FileName, _ status: FileStatus, in source: String?) -> Bool {
    source == nil && status.kind == .folder
      && isFolderID(name.bytes, longest: SpoolFolder.longestSource)
  }

  /// Within each turn the oldest come first, so that more sources than the limit all have theirs.
  private mutating func takingTurns(_ queues: [[InboxEntry]]) -> [InboxEntry] {
    var entries: [InboxEntry] = []
    for turn in 0..<(queues.map(\.count).max() ?? 0) {
      let heads = queues.filter { turn < $0.count }.map { $0[turn] }
      entries += heads.sorted(by: InboxEntry.isOlder)
      guard entries.count > limit else { continue }
      hasMore = true
      return Array(entries.prefix(limit))
    }
    return entries
  }
}

extension SpoolFolders {
  /// What waits in the inbox and its sources: at most `limit` entries, sources taking turns,
  /// oldest first within each. Names under which a sender still writes are not there.
  package func scanInbox(limit: Int) throws(SpoolError) -> InboxListing {
    forgetSources()
    var scan = InboxScan(inbox, limit: limit)
    return try scan.all()
  }

  /// What waits in one source's folder, or (nil) in the inbox itself.
  package func scanInbox(of source: String?, limit: Int) throws(SpoolError) -> InboxListing {
    forgetSources()
    guard let folder = try inboxFolder(of: source) else {
      return InboxListing(entries: [], hasMore: false, failures: [])
    }
    var scan = InboxScan(inbox, limit: limit)
    return try scan.only(source, in: folder)
  }

  /// What stands under one name; nil when nothing does, or when its sender still writes under it.
  package func entry(_ name: FileName, from source: String?) throws(SpoolError) -> InboxEntry? {
    guard !name.isUnfinished, let folder = try inboxFolder(of: source) else { return nil }
    guard let status = try folder.status(of: name) else {
      return try isReplaced(folder, of: source) ? try entry(name, from: source) : nil
    }
    return InboxEntry(source: source, name: name, status: status)
  }
}
