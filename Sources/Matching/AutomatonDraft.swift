/// Phrases of one field on their way into an automaton.
struct AutomatonDraft {
  private var keys = KeyInterner()
  private var endings: [Automaton.Ending] = []
  private var postings: [(key: Int, number: UInt32)] = []

  /// Whether there are no phrases.
  var isEmpty: Bool { endings.isEmpty }

  /// Hangs a number on a phrase.
  mutating func add(_ needle: Needle, atom: UInt32) {
    let guards: UInt32 = (needle.guardsStart ? 1 : 0) | (needle.guardsEnd ? 2 : 0)
    let (id, isNew) = keys.intern(needle.scalars + [guards])
    if isNew {
      endings.append(
        Automaton.Ending(
          length: UInt32(needle.scalars.count), guardsStart: needle.guardsStart,
          guardsEnd: needle.guardsEnd))
    }
    postings.append((id, atom))
  }

  /// Lays the automaton out.
  func frozen(in arena: Arena) -> Automaton {
    let alphabet = Alphabet(keys)
    var trie = TrieLayout(codes: alphabet.size)
    trie.build(alphabet.coded(keys))
    let needles = (0..<keys.count).map { (keys[$0].dropLast(), endings[$0].guardsStart) }
    return Automaton(
      layout: Automaton.Layout(
        codes: alphabet.table.frozen(in: arena), states: arena.freeze(trie.states),
        outputs: arena.freeze(trie.outputs)),
      endings: arena.freeze(endings),
      postings: Postings(postings, keys: endings.count, in: arena),
      filter: StartFilter(needles, in: arena))
  }
}

/// Codes for the scalars that occur, the most frequent first.
private struct Alphabet {
  var table = PagedTable.Draft()
  var size = 1

  init(_ keys: KeyInterner) {
    var counts = PagedTable.Draft()
    var scalars: [UInt32] = []
    for id in 0..<keys.count {
      for scalar in keys[id].dropLast() {
        if counts[scalar] == 0 { scalars.append(scalar) }
        counts[scalar] += 1
      }
    }
    for scalar in scalars.sorted(by: { (counts[$1], $0) < (counts[$0], $1) }) {
      table[scalar] = UInt32(size)
      size += 1
    }
  }

  /// The phrases in codes, one behind the other, each with its number, in lexical order.
  func coded(_ keys: KeyInterner) -> [CodedNeedle] {
    var codes: [UInt32] = []
    codes.reserveCapacity(keys.pool.count)
    for id in 0..<keys.count {
      for scalar in keys[id].dropLast() { codes.append(table[scalar]) }
      codes.append(0)
    }
    var needles: [CodedNeedle] = []
    for id in 0..<keys.count {
      let range = Int(keys.starts[id])..<Int(keys.starts[id + 1]) - 1
      needles.append(CodedNeedle(id: UInt32(id), codes: Array(codes[range])))
    }
    needles.sort { left, right in
      left.codes.lexicographicallyPrecedes(right.codes)
    }
    return needles
  }
}

/// A phrase in the codes of the alphabet.
private struct CodedNeedle {
  let id: UInt32
  let codes: [UInt32]
}

/// Builds the trie breadth first into the double array, with fallbacks and outputs on the way.
private struct TrieLayout {
  private(set) var states: [Automaton.State] = []
  private(set) var outputs = [Automaton.Output(needle: 0, next: 0)]
  private let blockSize: UInt32
  /// Free states form a ring, with state 0 as its anchor; a taken one has no next.
  private var nextFree: [UInt32] = []
  private var previousFree: [UInt32] = []

  /// How many places are tried for a state with several children before a block is added.
  private static let tries = 48

  init(codes: Int) {
    var size: UInt32 = 64
    while size < UInt32(codes) { size *= 2 }
    blockSize = size
    addBlock()
    take(0)
    states[0].check = Automaton.State.free
  }

  private struct Pending {
    let state: UInt32
    let range: Range<Int>
    let depth: Int
  }

  mutating func build(_ needles: [CodedNeedle]) {
    var queue = [Pending(state: 0, range: 0..<needles.count, depth: 0)]
    var head = 0
    while head < queue.count {
      let pending = queue[head]
      head += 1
      inheritOutput(pending.state)
      var start = pending.range.lowerBound
      while start < pending.range.upperBound, needles[start].codes.count == pending.depth {
        emit(needles[start].id, at: pending.state)
        start += 1
      }
      let groups = Self.groups(needles, start..<pending.range.upperBound, depth: pending.depth)
      guard !groups.isEmpty else { continue }
      place(groups, under: pending, into: &queue)
    }
  }

  private static func groups(
    _ needles: [CodedNeedle], _ range: Range<Int>, depth: Int
  ) -> [(code: UInt32, range: Range<Int>)] {
    var groups: [(code: UInt32, range: Range<Int>)] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let code = needles[start].codes[depth]
      var end = start + 1
      while end < range.upperBound, needles[end].codes[depth] == code { end += 1 }
      groups.append((code, start..<end))
      start = end
    }
    return groups
  }

  private mutating func place(
    _ groups: [(code: UInt32, range: Range<Int>)], under parent: Pending,
    into queue: inout [Pending]
  ) {
    let base = parent.depth == 0 ? 0 : findBase(groups)
    states[Int(parent.state)].base = base
    for group in groups {
      let child = base ^ group.code
      take(child)
      states[Int(child)].check = parent.state
      let fallback = parent.depth == 0 ? 0 : self.fallback(of: parent.state, by: group.code)
      states[Int(child)].fallback = fallback
      queue.append(Pending(state: child, range: group.range, depth: parent.depth + 1))
    }
  }

  private func fallback(of parent: UInt32, by code: UInt32) -> UInt32 {
    var state = states[Int(parent)].fallback
    while true {
      let child = states[Int(state)].base ^ code
      if states[Int(child)].check == state { return child }
      if state == 0 { return 0 }
      state = states[Int(state)].fallback
    }
  }

  /// What ends in the fallback ends here too; the fallback is nearer to the root, thus complete.
  private mutating func inheritOutput(_ state: UInt32) {
    states[Int(state)].output = states[Int(states[Int(state)].fallback)].output
  }

  private mutating func emit(_ needle: UInt32, at state: UInt32) {
    outputs.append(Automaton.Output(needle: needle, next: states[Int(state)].output))
    states[Int(state)].output = UInt32(outputs.count - 1)
  }

  private mutating func findBase(_ groups: [(code: UInt32, range: Range<Int>)]) -> UInt32 {
    let first = groups[0].code
    if groups.count == 1 {
      if nextFree[0] == 0 { addBlock() }
      return nextFree[0] ^ first
    }
    var candidate = previousFree[0]
    for _ in 0..<Self.tries where candidate != 0 {
      let base = candidate ^ first
      if groups.allSatisfy({ isFree(base ^ $0.code) }) { return base }
      candidate = previousFree[Int(candidate)]
    }
    let block = UInt32(states.count)
    addBlock()
    return block
  }

  private func isFree(_ state: UInt32) -> Bool {
    state != 0 && nextFree[Int(state)] != Automaton.State.free
  }

  private mutating func addBlock() {
    let start = UInt32(states.count)
    let empty = Automaton.State(base: 0, check: Automaton.State.free, fallback: 0, output: 0)
    states.append(contentsOf: repeatElement(empty, count: Int(blockSize)))
    nextFree.append(contentsOf: repeatElement(0, count: Int(blockSize)))
    previousFree.append(contentsOf: repeatElement(0, count: Int(blockSize)))
    for state in max(start, 1)..<start + blockSize {
      let last = previousFree[0]
      nextFree[Int(last)] = state
      previousFree[Int(state)] = last
      previousFree[0] = state
    }
  }

  private mutating func take(_ state: UInt32) {
    guard state != 0 else { return }
    let next = nextFree[Int(state)]
    let previous = previousFree[Int(state)]
    nextFree[Int(previous)] = next
    previousFree[Int(next)] = previous
    nextFree[Int(state)] = Automaton.State.free
  }
}
