import Spool
import Triage

extension Spool.Handover {
  /// The move that the ledger kept; throws where it leads outside the spool.
  init(_ kept: Triage.Handover) throws(SpoolError) {
    let from: From
    switch kept.origin {
    case .claim(let escaped):
      guard let claim = Claim(escaped: escaped) else {
        throw SpoolError("hand over", escaped, .unfitName)
      }
      from = .claim(claim)
    case .staged(let escaped):
      guard let staged = StagedName(escaped: escaped) else {
        throw SpoolError("hand over", escaped, .unfitName)
      }
      from = .staged(staged)
    }
    guard let name = FileName(bytes: kept.name) else {
      throw SpoolError("hand over", kept.folder, .unfitName)
    }
    self.init(from: from, folder: try SpoolFolder(path: kept.folder), name: name)
  }
}

extension SpoolDay {
  /// The same day.
  init(_ date: CivilDate) {
    let (year, month, day) = date.components
    self = SpoolDay(year: year, month: month, day: day)!
  }
}
