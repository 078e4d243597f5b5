/// The bounds that conditions compare one field with, and what hangs on stretches between them.
///
/// A value's rank is odd on a bound and even between two: comparing ranks is comparing values.
struct RangeIndex: BitwiseCopyable {
  /// How many ranks there are.
  let size: Int
  private let nodes: Postings

  /// Whether the field is compared with nothing.
  var isEmpty: Bool { size == 1 }

  /// Spreads each stretch over the nodes of a segment tree.
  init(
    bounds: Int, stretches: [(ranks: ClosedRange<Int>, number: UInt32)], in arena: Arena
  ) {
    size = 2 * bounds + 1
    var pairs: [(key: Int, number: UInt32)] = []
    for stretch in stretches {
      var low = stretch.ranks.lowerBound + size
      var high = stretch.ranks.upperBound + 1 + size
      while low < high {
        if low & 1 == 1 {
          pairs.append((low, stretch.number))
          low += 1
        }
        if high & 1 == 1 {
          high -= 1
          pairs.append((high, stretch.number))
        }
        low >>= 1
        high >>= 1
      }
    }
    nodes = Postings(pairs, keys: 2 * size, in: arena)
  }

  /// Each number that hangs on a stretch around a rank.
  func forEach(_ rank: Int, _ body: (UInt32) -> Void) {
    var node = rank + size
    while node >= 1 {
      nodes.forEach(node, body)
      node >>= 1
    }
  }

  /// The ranks that satisfy a comparison with the bound at a position.
  static func ranks(_ comparison: Comparison, bound: Int, of bounds: Int) -> ClosedRange<Int> {
    let rank = 2 * bound + 1
    return switch comparison {
    case .atLeast: rank...2 * bounds
    case .moreThan: rank + 1...2 * bounds
    case .atMost: 0...rank
    case .lessThan: 0...rank - 1
    }
  }

  /// The rank of a value among sorted bounds.
  static func rank<Value: Comparable>(of value: Value, in bounds: [Value]) -> Int {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < bounds.count && bounds[low] == value ? 2 * low + 1 : 2 * low
  }
}
