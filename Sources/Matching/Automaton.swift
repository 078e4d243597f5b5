/// All phrases of one field as an Aho–Corasick automaton in a double array.
///
/// Scalars that occur in phrases have codes from 1 by frequency; a state's child for a code lies
/// at `base ^ code` and knows its parent. State 0 is the root.
struct Automaton: BitwiseCopyable {
  /// A state: 16 bytes, so that a step touches one cache line.
  struct State: BitwiseCopyable, Sendable {
    var base: UInt32
    /// The parent; `State.free` where there is no state.
    var check: UInt32
    /// The state of the longest proper end that is a beginning too.
    var fallback: UInt32
    /// First entry of `outputs` that ends here; 0 for none.
    var output: UInt32

    static let free = UInt32.max
  }

  /// A phrase that ends in a state, and the next one that ends there too.
  struct Output: BitwiseCopyable, Sendable {
    var needle: UInt32
    var next: UInt32
  }

  /// What is known about a phrase when its scalars were met.
  struct Ending: BitwiseCopyable, Sendable {
    var length: UInt32
    var guardsStart: Bool
    var guardsEnd: Bool
  }

  private let codes: PagedTable
  private let states: Frozen<State>
  private let outputs: Frozen<Output>
  private let endings: Frozen<Ending>
  private let postings: Postings

  /// Takes what an `AutomatonDraft` has laid out.
  init(
    codes: PagedTable, states: Frozen<State>, outputs: Frozen<Output>, endings: Frozen<Ending>,
    postings: Postings
  ) {
    self.codes = codes
    self.states = states
    self.outputs = outputs
    self.endings = endings
    self.postings = postings
  }

  /// Whether there are no phrases.
  var isEmpty: Bool { endings.count == 0 }

  /// Each number that hangs on a phrase that occurs; once per occurrence.
  @inline(__always)
  func forEach(_ text: UnsafeBufferPointer<UInt32>, _ body: (UInt32) -> Void) {
    var state: UInt32 = 0
    for position in 0..<text.count {
      let code = codes[text[position]]
      guard code != 0 else {
        state = 0
        continue
      }
      state = step(from: state, by: code)
      var output = states[state].output
      while output != 0 {
        let entry = outputs[output]
        report(entry.needle, text, end: position + 1, body)
        output = entry.next
      }
    }
  }

  @inline(__always)
  private func step(from state: UInt32, by code: UInt32) -> UInt32 {
    var state = state
    while true {
      let child = states[state].base ^ code
      if states[child].check == state { return child }
      if state == 0 { return 0 }
      state = states[state].fallback
    }
  }

  @inline(__always)
  private func report(
    _ needle: UInt32, _ text: UnsafeBufferPointer<UInt32>, end: Int, _ body: (UInt32) -> Void
  ) {
    let ending = endings[needle]
    if ending.guardsStart || ending.guardsEnd {
      let place = end - Int(ending.length)..<end
      guard Needle.fits(text, place, start: ending.guardsStart, end: ending.guardsEnd) else {
        return
      }
    }
    postings.forEach(Int(needle), body)
  }
}
