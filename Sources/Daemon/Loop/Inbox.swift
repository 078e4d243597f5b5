import Spool

/// Finds what is complete in the inbox: told by the kernel, or by looking.
struct Inbox {
  let spool: SpoolFolders
  private var settling: SettlingFiles
  /// Whether a look at everything is due.
  private(set) var isScanDue = true

  /// How many entries one look takes, and how many files may be settling at a time.
  static let limit = 4096

  init(_ spool: SpoolFolders, settle: Duration) {
    self.spool = spool
    settling = SettlingFiles(settle: settle, limit: Self.limit)
  }

  /// Has everything looked at with the next call of ``claim(isLast:_:)``.
  mutating func requestScan() { isScanDue = true }

  /// When a file will have settled that nothing else tells about.
  var nextDue: ContinuousClock.Instant? { settling.nextDue }

  /// Claims what a look at the inbox finds, if one is due; at most ``limit`` entries, and the rest
  /// with the next call.
  ///
  /// - Parameters:
  ///   - isLast: whether there is no time to let files settle: then a file is complete that no
  ///     visible process has open for writing.
  ///   - take: takes each claim as soon as it is made, so that none is forgotten when the next
  ///     one fails.
  /// - Returns: what is wrong with single files and folders, which stay where they are.
  mutating func claim(
    isLast: Bool, _ take: (Claim) -> Void
  ) throws(SpoolError) -> [SpoolError] {
    let isSettled = settling.nextDue.map { $0 <= .now } ?? false
    guard isScanDue || isSettled else { return [] }
    let listing = try spool.scanInbox(limit: Self.limit)
    isScanDue = false
    var look = Look(spool: spool, failures: listing.failures)
    var unknown: [InboxEntry] = []
    for entry in listing.entries {
      switch try look.completeness(of: entry) {
      case .complete: try look.claim(entry, take)
      case .beingWritten, nil: continue
      case .unknown: unknown.append(entry)
      }
    }
    for entry in isLast ? notBeingWritten(unknown) : settled(unknown) {
      try look.claim(entry, take)
    }
    if listing.hasMore, look.hasClaimed { isScanDue = true }
    return look.failures
  }

  private func notBeingWritten(_ entries: [InboxEntry]) -> [InboxEntry] {
    guard !entries.isEmpty else { return [] }
    let written = Set(WriterSearch.beingWritten(entries))
    return entries.filter { !written.contains($0) }
  }

  private mutating func settled(_ entries: [InboxEntry]) -> [InboxEntry] {
    let now = ContinuousClock.Instant.now
    var settled: [InboxEntry] = []
    for entry in entries where settling.hasSettled(entry, now: now) { settled.append(entry) }
    settling.forget(dueBefore: now)
    return settled
  }
}

/// One look at the inbox, in which what nobody lets us take keeps nothing else waiting.
private struct Look {
  let spool: SpoolFolders
  var failures: [SpoolError]
  var hasClaimed = false

  mutating func completeness(of entry: InboxEntry) throws(SpoolError) -> Completeness? {
    do throws(SpoolError) {
      return try spool.completeness(of: entry)
    } catch {
      guard !error.isTemporary else { throw error }
      failures.append(error)
      return nil
    }
  }

  mutating func claim(_ entry: InboxEntry, _ take: (Claim) -> Void) throws(SpoolError) {
    do throws(SpoolError) {
      guard let claim = try spool.claim(entry.name, from: entry.source) else { return }
      take(claim)
      hasClaimed = true
    } catch {
      guard !error.isTemporary else { throw error }
      failures.append(error)
    }
  }
}
