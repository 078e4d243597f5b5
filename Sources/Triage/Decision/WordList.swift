/// Words in the order in which they were added, each once.
struct WordList {
  private(set) var all: [String] = []
  private var seen: Set<String> = []

  /// So many are looked through one by one, which is what nearly every request has.
  private static let few = 16

  /// Adds those that are new.
  mutating func add(_ words: [String]) {
    if all.isEmpty, words.count < 2 {
      all = words
      return
    }
    for word in words where isNew(word) { all.append(word) }
  }

  private mutating func isNew(_ word: String) -> Bool {
    guard all.count >= Self.few else { return !all.contains(word) }
    if seen.count < all.count { seen.formUnion(all) }
    return seen.insert(word).inserted
  }
}

/// The words of several lists in order, each once.
func unique(_ lists: [String]...) -> [String] {
  var words = WordList()
  for list in lists { words.add(list) }
  return words.all
}
