/// Finds what hangs on a whole text.
struct HashIndex: BitwiseCopyable {
  private let slots: Frozen<UInt32>
  private let hashes: Frozen<UInt32>
  private let starts: Frozen<UInt32>
  private let pool: Frozen<UInt32>
  private let postings: Postings

  /// Takes the tables of an interner.
  init(
    slots: Frozen<UInt32>, hashes: Frozen<UInt32>, starts: Frozen<UInt32>, pool: Frozen<UInt32>,
    postings: Postings
  ) {
    self.slots = slots
    self.hashes = hashes
    self.starts = starts
    self.pool = pool
    self.postings = postings
  }

  /// Whether nothing can be found.
  var isEmpty: Bool { hashes.count == 0 }

  /// Each number that hangs on a key with a known hash.
  @inline(__always)
  func forEach(_ key: UnsafeBufferPointer<UInt32>, hash: UInt32, _ body: (UInt32) -> Void) {
    var slot = Int(hash) & (slots.count - 1)
    while case let entry = slots[slot], entry != 0 {
      let id = Int(entry) - 1
      if hashes[id] == hash, equals(id, key) { return postings.forEach(id, body) }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Each number that hangs on a key.
  func forEach(_ key: UnsafeBufferPointer<UInt32>, _ body: (UInt32) -> Void) {
    forEach(key, hash: ScalarHash.of(key), body)
  }

  private func equals(_ id: Int, _ key: UnsafeBufferPointer<UInt32>) -> Bool {
    let start = starts[id]
    guard Int(starts[id + 1] - start) == key.count else { return false }
    for index in 0..<key.count where pool[Int(start) + index] != key[index] { return false }
    return true
  }
}
