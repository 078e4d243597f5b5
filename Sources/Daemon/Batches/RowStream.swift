import Intake
import Spool

/// The rows of one claimed batch, read piece by piece so that a large file needs little memory.
final class RowStream {
  private var file: ClaimReader
  private var reader: BatchReader
  private var waiting: [IntakeItem] = []
  private var next = 0
  private var isAtEnd = false

  /// What stands before refused rows so that they can be dropped again.
  let rejectedHeader: [UInt8]

  private static let piece = 256 << 10

  init(_ file: consuming ClaimReader, plan: BatchPlan, context: IntakeContext) {
    self.file = file
    reader = BatchReader(plan: plan, context: context)
    rejectedHeader = plan.rejectedHeader
  }

  /// The next row; `nil` behind the last.
  func row() throws(SpoolError) -> IntakeItem? {
    while next == waiting.count {
      guard !isAtEnd else { return nil }
      var piece: [UInt8] = []
      let count = try file.readMore(Self.piece, into: &piece)
      waiting = count > 0 ? reader.read(piece) : reader.finish()
      isAtEnd = count == 0
      next = 0
    }
    defer { next += 1 }
    return waiting[next]
  }

  /// Puts the row back that was taken last.
  func unread() { next -= 1 }
}
