import Ledger
import Spool
import Triage

/// Removes what has been kept long enough, once a day and at the start, in pieces so small that no
/// request waits for them.
struct RetentionRound {
  private enum Stage { case archive, log, drops }

  private var stage = Stage.archive
  /// The last day on which all was done.
  private var finished: CivilDate?

  /// How many files a step removes at most.
  static let piece = 256
  /// How long a decided file is remembered by its claim, which is gone as soon as it is moved.
  static let dropsKept = Duration.seconds(7 * 24 * 3600)

  /// Does a piece of the day's round; whether there is more to do.
  ///
  /// - Parameter tell: takes what is wrong with the folders: the day's round ends there.
  mutating func step(
    _ desk: Triager, at now: Timestamp, _ tell: (SpoolError) -> Void
  ) throws(LedgerError) -> Bool {
    let today = desk.settings.zone.local(now).date
    guard finished != today else { return false }
    do throws(SpoolError) {
      switch stage {
      case .archive:
        let first = SpoolDay(desk.settings.keepArchive.firstKept(on: today))
        if try !desk.spool.removeArchive(before: first, limit: Self.piece) { stage = .log }
        return true
      case .log:
        try desk.log.remove(before: SpoolDay(desk.settings.keepLog.firstKept(on: today)))
        stage = .drops
        return true
      case .drops: break
      }
    } catch {
      tell(error)
    }
    try desk.ledger.forgetDrops(before: now - Self.dropsKept)
    stage = .archive
    finished = today
    return false
  }

  /// When the next round begins; `nil` in the midst of one.
  func next(by zone: Zone) -> Timestamp? {
    finished.map { zone.instant(CivilDateTime(date: $0 + 1, time: .midnight)) }
  }
}
