/// Finds keys that stand in a mapping more than once.
///
/// Keys are compared as Swift compares texts, by canonical equivalence: `é` in one and in two
/// characters is the same key, since nobody could see the difference. How a key is quoted does not
/// count.
enum DuplicateKeys {
  /// Mappings up to this size are compared pair by pair, which needs no memory.
  private static let pairwiseLimit = 12

  /// For each repetition the index of the first entry with the key, and its own.
  static func find(in entries: [Entry]) -> [(first: Int, second: Int)] {
    guard entries.count > pairwiseLimit else { return findPairwise(entries) }
    var firsts: [String: Int] = [:]
    firsts.reserveCapacity(entries.count)
    var found: [(first: Int, second: Int)] = []
    for (index, entry) in entries.enumerated() {
      guard let name = entry.key.text else { continue }
      if let first = firsts[name] {
        found.append((first, index))
      } else {
        firsts[name] = index
      }
    }
    return found
  }

  private static func findPairwise(_ entries: [Entry]) -> [(first: Int, second: Int)] {
    var found: [(first: Int, second: Int)] = []
    for second in entries.indices.dropFirst() {
      guard let name = entries[second].key.text else { continue }
      if let first = entries[..<second].firstIndex(where: { $0.key.text == name }) {
        found.append((first, second))
      }
    }
    return found
  }
}
