import Intake
import Spool

/// The rows of one claimed batch, read piece by piece so that a large file needs little memory.
final class RowStream {
  private var file: ClaimReader
  private var reader: BatchReader
  private var waiting: [IntakeItem] = []
  private var next = 0
  private var isAtEnd = false
  /// What was read and not parsed yet; kept here, so that nothing is lost when reading fails.
  private var piece: [UInt8] = []

  /// What stands before refused rows so that they can be dropped again.
  let rejectedHeader: [UInt8]

  private static let pieceSize = 256 << 10

  init(_ file: consuming ClaimReader, plan: BatchPlan, context: IntakeContext) {
    self.file = file
    reader = BatchReader(plan: plan, context: context)
    rejectedHeader = plan.rejectedHeader
  }

  /// The next row; `nil` behind the last.
  func row() throws(SpoolError) -> IntakeItem? {
    while next == waiting.count {
      guard !isAtEnd else { return nil }
      _ = try file.readMore(Self.pieceSize - piece.count, into: &piece)
      isAtEnd = piece.isEmpty
      waiting = isAtEnd ? reader.finish() : reader.read(piece)
      piece.removeAll(keepingCapacity: true)
      next = 0
    }
    defer { next += 1 }
    return waiting[next]
  }

  /// Puts the row back that was taken last.
  func unread() { next -= 1 }
}
