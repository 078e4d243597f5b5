/// Gives equal keys equal dense numbers; keys are stretches of numbers (bytes or scalars).
struct KeyInterner {
  /// All keys, one behind the other.
  private(set) var pool: [UInt32] = []
  /// Where each key begins in the pool, and a last entry where the pool ends.
  private(set) var starts: [UInt32] = [0]
  private var hashes: [UInt32] = []
  private var slots = [UInt32](repeating: 0, count: 16)

  /// How many keys there are.
  var count: Int { hashes.count }

  /// The key's number and whether it is new.
  mutating func intern(_ key: UnsafeBufferPointer<UInt32>) -> (id: Int, isNew: Bool) {
    let hash = ScalarHash.of(key)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, equals(id, key) { return (id, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    hashes.append(hash)
    pool.append(contentsOf: key)
    starts.append(UInt32(pool.count))
    slots[slot] = UInt32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return (hashes.count - 1, true)
  }

  /// The same for an array.
  mutating func intern(_ key: [UInt32]) -> (id: Int, isNew: Bool) {
    key.withUnsafeBufferPointer { intern($0) }
  }

  /// The key of a number.
  subscript(id: Int) -> ArraySlice<UInt32> { pool[Int(starts[id])..<Int(starts[id + 1])] }

  /// A table for looking keys up without changing anything; nothing is left in it to add to.
  func frozen(postings: [(key: Int, number: UInt32)], in arena: Arena) -> HashIndex {
    HashIndex(
      slots: arena.freeze(slots), hashes: arena.freeze(hashes), starts: arena.freeze(starts),
      pool: arena.freeze(pool), postings: Postings(postings, keys: count, in: arena))
  }

  private func equals(_ id: Int, _ key: UnsafeBufferPointer<UInt32>) -> Bool {
    let start = Int(starts[id])
    guard Int(starts[id + 1]) - start == key.count else { return false }
    for index in 0..<key.count where pool[start + index] != key[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (id, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(id + 1)
    }
  }
}

/// A hash that can be taken of every beginning of a text on one way through it.
enum ScalarHash {
  /// The hash before the first scalar.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Goes on by one scalar.
  @inline(__always)
  static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// What tables use: the state well mixed.
  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: ((hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 32)
  }

  /// The hash of a whole text.
  static func of(_ scalars: UnsafeBufferPointer<UInt32>) -> UInt32 {
    finish(scalars.reduce(seed, step))
  }
}
