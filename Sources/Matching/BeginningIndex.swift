/// Finds what hangs on any beginning of a text: by length, or before a dot that something follows.
struct BeginningIndex: BitwiseCopyable {
  /// Lengths of the keys, ascending.
  private let lengths: Frozen<UInt32>
  private let index: HashIndex

  /// Takes keys of an interner.
  init(_ keys: KeyInterner, postings: [(key: Int, number: UInt32)], in arena: Arena) {
    let lengths = Set((0..<keys.count).map { keys.starts[$0 + 1] - keys.starts[$0] })
    self.lengths = arena.freeze(lengths.sorted())
    index = keys.frozen(postings: postings, in: arena)
  }

  /// Whether nothing can be found.
  var isEmpty: Bool { index.isEmpty }

  /// Each number that hangs on a beginning.
  func forEach(_ text: UnsafeBufferPointer<UInt32>, _ body: (UInt32) -> Void) {
    var hash = ScalarHash.seed
    var position = 0
    for next in 0..<lengths.count {
      let length = Int(lengths[next])
      guard length <= text.count else { return }
      while position < length {
        hash = ScalarHash.step(hash, text[position])
        position += 1
      }
      index.forEach(
        UnsafeBufferPointer(rebasing: text[..<length]), hash: ScalarHash.finish(hash), body)
    }
  }

  /// Each number that hangs on what stands before a dot, if something follows the dot.
  func forEachBranch(_ text: UnsafeBufferPointer<UInt32>, _ body: (UInt32) -> Void) {
    var hash = ScalarHash.seed
    for position in 0..<max(text.count - 1, 0) {
      if text[position] == 0x2E {
        index.forEach(
          UnsafeBufferPointer(rebasing: text[..<position]), hash: ScalarHash.finish(hash), body)
      }
      hash = ScalarHash.step(hash, text[position])
    }
  }
}
