/// What is done with a field's value when it becomes known.
struct FieldPlan: BitwiseCopyable {
  /// Stands for no atom and no index.
  static let none = UInt32.max

  /// Position of the plan for texts folded, or `none`.
  let folded: UInt32
  /// Position of the plan for texts as written, or `none`.
  let exact: UInt32
  /// Numbers that the value may be equal to.
  let numbers: HashIndex
  /// Comparisons with numbers.
  let numberRanges: RangeIndex
  /// Comparisons with moments.
  let instantRanges: RangeIndex
  /// The atom that any value makes true, or `none`.
  let present: UInt32
  /// The atom that is true without a value, or `none`.
  let absent: UInt32
}

/// The indexes over one form of a field's texts.
struct FormPlan: BitwiseCopyable {
  private let phrases: Automaton?
  private let equals: HashIndex
  private let ends: EndPlan?

  /// Freezes what was collected; nothing if nothing was.
  init?(_ draft: FormDraft, in arena: Arena) {
    phrases = draft.phrases.isEmpty ? nil : draft.phrases.frozen(in: arena)
    equals = draft.equals.frozen(in: arena)
    ends = EndPlan(draft, in: arena)
    guard phrases != nil || !equals.isEmpty || ends != nil else { return nil }
  }

  /// Each atom that a text makes true; some more than once.
  @inline(__always)
  func forEach(_ text: UnsafeBufferPointer<UInt32>, _ fire: (UInt32) -> Void) {
    phrases?.forEach(text, fire)
    if !equals.isEmpty { equals.forEach(text, fire) }
    ends?.forEach(text, fire)
  }
}

/// The indexes over beginnings and ends.
private struct EndPlan: BitwiseCopyable {
  private let branches: BeginningIndex
  private let beginnings: BeginningIndex
  private let endings: BeginningIndex

  init?(_ draft: FormDraft, in arena: Arena) {
    branches = draft.branches.frozenBeginnings(in: arena)
    beginnings = draft.beginnings.frozenBeginnings(in: arena)
    endings = draft.endings.frozenBeginnings(in: arena)
    guard !branches.isEmpty || !beginnings.isEmpty || !endings.isEmpty else { return nil }
  }

  func forEach(_ text: UnsafeBufferPointer<UInt32>, _ fire: (UInt32) -> Void) {
    if !branches.isEmpty { branches.forEachBranch(text, fire) }
    if !beginnings.isEmpty { beginnings.forEach(text, fire) }
    guard !endings.isEmpty else { return }
    Array(text.reversed()).withUnsafeBufferPointer { endings.forEach($0, fire) }
  }
}
