/// One bit for each scalar of the first plane that folding leaves as it is, so that what is met most
/// is known from few cache lines.
struct SteadyScalars: BitwiseCopyable, Sendable {
  private static let limit: UInt32 = 0x10000
  private let words: Frozen<UInt64>

  /// Takes the scalars without an entry.
  init(_ folds: PagedTable, in arena: Arena) {
    var words = [UInt64](repeating: 0, count: Int(Self.limit / 64))
    for scalar in 0..<Self.limit where folds[scalar] == 0 {
      words[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
    }
    self.words = arena.freeze(words)
  }

  /// Folds scalars of three bytes each, as far as each folds alone and to no blank, and tells how
  /// many there were. A loop of its own, so that all it needs stays in registers: this is how most
  /// Han is read.
  @inline(never)
  func fold(
    from source: UnsafePointer<UInt8>, limit: Int, to out: UnsafeMutablePointer<UInt32>,
    by folds: PagedTable
  ) -> Int {
    var count = 0
    var offset = 0
    while offset &+ 4 <= limit {
      let bytes = UInt32(
        littleEndian: UnsafeRawPointer(source + offset).loadUnaligned(as: UInt32.self))
      guard bytes & 0xF0 == 0xE0 else { break }
      var scalar = (bytes & 0x0F) << 12 | (bytes &>> 2) & 0xFC0 | (bytes &>> 16) & 0x3F
      if (words[scalar &>> 6] &>> UInt64(scalar)) & 1 == 0 {
        let entry = folds[scalar]
        scalar = entry & FoldEntry.scalar
        guard entry & FoldEntry.isInvolved == 0, scalar != 0x20 else { break }
      }
      out[count] = scalar
      count &+= 1
      offset &+= 3
    }
    return count
  }
}
