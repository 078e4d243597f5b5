import Spool

/// Finds what is complete in the inbox: told by the kernel, or by looking.
struct Inbox {
  let spool: SpoolFolders
  private var settling: SettlingFiles
  /// Whether a look at everything is due.
  private var isScanDue = true

  /// How many entries one look takes, and how many files may be settling at a time.
  static let limit = 4096

  init(_ spool: SpoolFolders, settle: Duration) {
    self.spool = spool
    settling = SettlingFiles(settle: settle, limit: Self.limit)
  }

  /// Has everything looked at with the next call of ``claims(isLast:)``.
  mutating func requestScan() { isScanDue = true }

  /// When a file will have settled that nothing else tells about.
  var nextDue: ContinuousClock.Instant? { settling.nextDue }

  /// Claims what a look at the inbox finds, if one is due; at most ``limit`` entries, and the rest
  /// with the next call.
  ///
  /// - Parameter isLast: whether there is no time to let files settle: then a file is complete that
  ///   no visible process has open for writing.
  mutating func claims(isLast: Bool) throws(SpoolError) -> (claims: [Claim], failures: [SpoolError]) {
    let isSettled = settling.nextDue.map { $0 <= .now } ?? false
    guard isScanDue || isSettled else { return ([], []) }
    let listing = try spool.scanInbox(limit: Self.limit)
    isScanDue = false
    var claims: [Claim] = []
    var unknown: [InboxEntry] = []
    for entry in listing.entries {
      switch try spool.completeness(of: entry) {
      case .complete: claims += try claimed(entry)
      case .beingWritten: continue
      case .unknown: unknown.append(entry)
      }
    }
    claims += try isLast ? claimUnwritten(unknown) : claimSettled(unknown)
    if listing.hasMore, !claims.isEmpty { isScanDue = true }
    return (claims, listing.failures)
  }

  private func claimed(_ entry: InboxEntry) throws(SpoolError) -> [Claim] {
    try spool.claim(entry.name, from: entry.source).map { [$0] } ?? []
  }

  private func claimUnwritten(_ entries: [InboxEntry]) throws(SpoolError) -> [Claim] {
    guard !entries.isEmpty else { return [] }
    let written = Set(WriterSearch.beingWritten(entries))
    var claims: [Claim] = []
    for entry in entries where !written.contains(entry) { claims += try claimed(entry) }
    return claims
  }

  private mutating func claimSettled(_ entries: [InboxEntry]) throws(SpoolError) -> [Claim] {
    let now = ContinuousClock.Instant.now
    var claims: [Claim] = []
    for entry in entries where settling.hasSettled(entry, now: now) { claims += try claimed(entry) }
    settling.forget(dueBefore: now)
    return claims
  }
}
