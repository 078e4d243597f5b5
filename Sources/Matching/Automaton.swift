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
  private let filter: StartFilter

  /// Takes what an `AutomatonDraft` has laid out.
  init(
    layout: Layout, endings: Frozen<Ending>, postings: Postings, filter: StartFilter
  ) {
    codes = layout.codes
    states = layout.states
    outputs = layout.outputs
    self.endings = endings
    self.postings = postings
    self.filter = filter
  }

  /// The trie as it lies in memory.
  struct Layout {
    let codes: PagedTable
    let states: Frozen<State>
    let outputs: Frozen<Output>
  }

  /// Each number that hangs on a phrase that occurs, once or more often.
  ///
  /// Tries only places that the filter lets pass. Where a text makes that dear, as a hostile one
  /// can, the fallbacks are followed from the start instead: linear whatever the text.
  @inline(__always)
  func forEach(_ text: UnsafeBufferPointer<UInt32>, _ body: (UInt32) -> Void) {
    var budget = 8 * text.count + 64
    var position = filter.nextStart(in: text, from: 0)
    while position < text.count {
      budget -= follow(text, from: position, body)
      if budget < 0 { return forEachLinear(text, body) }
      position = filter.nextStart(in: text, from: position + 1)
    }
  }

  /// Reports the phrases that begin at a place; tells how many steps that took.
  @inline(__always)
  private func follow(
    _ text: UnsafeBufferPointer<UInt32>, from start: Int, _ body: (UInt32) -> Void
  ) -> Int {
    var state: UInt32 = 0
    var position = start
    while true {
      let stop = nextEnd(in: text, from: position, state)
      (state, position) = (stop.state, stop.position)
      guard stop.output != 0 else { return position &- start }
      report(stop.output, text, end: position, body)
    }
  }

  /// Goes on from a state to where the next phrase ends, or with output 0 to where none goes on. A
  /// loop of its own, so that all it needs stays in registers.
  @inline(never)
  private func nextEnd(
    in text: UnsafeBufferPointer<UInt32>, from start: Int, _ first: UInt32
  ) -> (output: UInt32, state: UInt32, position: Int) {
    var state = first
    var position = start
    while position < text.count {
      let code = codes[text[position]]
      let child = states[state].base ^ code
      guard code != 0, states[child].check == state else { break }
      state = child
      position &+= 1
      let output = states[state].output
      if output != 0 { return (output, state, position) }
    }
    return (0, state, position)
  }

  private func forEachLinear(_ text: UnsafeBufferPointer<UInt32>, _ body: (UInt32) -> Void) {
    var state: UInt32 = 0
    for position in 0..<text.count {
      let code = codes[text[position]]
      guard code != 0 else {
        state = 0
        continue
      }
      state = step(from: state, by: code)
      let output = states[state].output
      if output != 0 { report(output, text, end: position + 1, body) }
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

  private func report(
    _ first: UInt32, _ text: UnsafeBufferPointer<UInt32>, end: Int, _ body: (UInt32) -> Void
  ) {
    var output = first
    while output != 0 {
      let entry = outputs[output]
      output = entry.next
      let ending = endings[entry.needle]
      let place = end - Int(ending.length)..<end
      if Needle.fits(text, place, start: ending.guardsStart, end: ending.guardsEnd) {
        postings.forEach(Int(entry.needle), body)
      }
    }
  }
}
