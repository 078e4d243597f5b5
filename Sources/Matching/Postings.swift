/// For each key the numbers that hang on it.
struct Postings: BitwiseCopyable {
  private let starts: Frozen<UInt32>
  private let numbers: Frozen<UInt32>

  /// Sorts pairs by key; within a key the order stays.
  init(_ pairs: [(key: Int, number: UInt32)], keys: Int, in arena: Arena) {
    var starts = [UInt32](repeating: 0, count: keys + 1)
    for pair in pairs { starts[pair.key + 1] += 1 }
    for key in 0..<keys { starts[key + 1] += starts[key] }
    var next = starts
    var numbers = [UInt32](repeating: 0, count: pairs.count)
    for pair in pairs {
      numbers[Int(next[pair.key])] = pair.number
      next[pair.key] += 1
    }
    self.starts = arena.freeze(starts)
    self.numbers = arena.freeze(numbers)
  }

  /// Each number of a key.
  @inline(__always)
  func forEach(_ key: Int, _ body: (UInt32) -> Void) {
    var index = starts[key]
    let end = starts[key + 1]
    while index < end {
      body(numbers[index])
      index += 1
    }
  }

  /// How many numbers a key has.
  func count(_ key: Int) -> Int { Int(starts[key + 1] - starts[key]) }
}
