import Diagnostics
import Intake
import Ledger
import Spool
import Triage

/// What becomes of a file when all its messages are decided: archived or refused, and answered.
struct DropEnding {
  let spool: SpoolFolders
  let zone: Zone
  let now: Timestamp

  /// Writes what goes with the file and says which moves are to be made.
  ///
  /// - Parameter staged: takes every file that is written for it.
  func end(_ drop: Drop, _ staged: inout [StagedName]) throws(SpoolError) -> [Triage.Handover] {
    var moves: [Triage.Handover] = []
    if let refusal = drop.account.refusal {
      let folder = try SpoolFolder.rejected(from: drop.claim.source)
      let name = try spool.freeName(
        in: folder, wanted: drop.claim.original, companion: Self.reasonSuffix)
      moves.append(move(.claim(drop.claim.escaped), folder, name))
      moves.append(
        try reason(drop.account.reasons.json(refusal), beside: name, in: folder, &staged))
    } else {
      let folder = SpoolFolder.archive(of: SpoolDay(zone.local(now).date))
      let name = try spool.freeName(in: folder, wanted: drop.claim.original)
      moves.append(move(.claim(drop.claim.escaped), folder, name))
      moves += try rows(of: drop, &staged)
    }
    if drop.wantsReceipt { moves.append(try receipt(for: drop, &staged)) }
    return moves
  }

  private static let reasonSuffix = ".reason.json"
  private static let receiptSuffix = ".receipt.json"

  /// The refused rows of a batch, to be mended and dropped again.
  private func rows(
    of drop: Drop, _ staged: inout [StagedName]
  ) throws(SpoolError) -> [Triage.Handover] {
    guard let reasons = drop.account.reasons.jsonOfRows() else { return [] }
    let folder = try SpoolFolder.rejected(from: drop.claim.source)
    let name = try spool.freeName(
      in: folder, wanted: drop.claim.original, companion: Self.reasonSuffix)
    let rows = try spool.stage(drop.account.refusedRows, as: name)
    staged.append(rows)
    return [
      move(.staged(rows.escaped), folder, name),
      try reason(reasons, beside: name, in: folder, &staged),
    ]
  }

  private func reason(
    _ json: JSONValue, beside name: FileName, in folder: SpoolFolder, _ staged: inout [StagedName]
  ) throws(SpoolError) -> Triage.Handover {
    let companion = name.appending(Self.reasonSuffix) ?? name.cut.appending(Self.reasonSuffix)!
    let file = try spool.stage(Array((json.pretty + "\n").utf8), as: companion)
    staged.append(file)
    return move(.staged(file.escaped), folder, companion)
  }

  private func receipt(
    for drop: Drop, _ staged: inout [StagedName]
  ) throws(SpoolError) -> Triage.Handover {
    let folder = try SpoolFolder.receipts(for: drop.claim.source)
    let wanted = drop.claim.original.appending(Self.receiptSuffix) ?? drop.claim.original
    let name = try spool.freeName(in: folder, wanted: wanted)
    let receipt = ReceiptFile(
      fileName: drop.claim.original.printable, source: drop.claim.source, at: now, in: zone)
    let file = try spool.stage(
      Array((receipt.json(drop.account.allAnswers).pretty + "\n").utf8), as: name)
    staged.append(file)
    return move(.staged(file.escaped), folder, name)
  }

  private func move(
    _ origin: Triage.Handover.Origin, _ folder: SpoolFolder, _ name: FileName
  ) -> Triage.Handover {
    Triage.Handover(origin, to: folder.path, as: Array(name.bytes))
  }
}
