/// What is done with a field's value when it becomes known.
struct FieldPlan: BitwiseCopyable {
  /// Stands for no atom and no index.
  static let none = UInt32.max

  /// Texts folded; nothing where no condition reads them.
  let folded: FormPlan?
  /// Texts as written; nothing where no condition reads them.
  let exact: FormPlan?
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
  private let phrases: Automaton
  private let equals: HashIndex
  private let branches: BeginningIndex
  private let beginnings: BeginningIndex
  private let endings: BeginningIndex

  /// Freezes what was collected; nothing if nothing was.
  init?(_ draft: FormDraft, in arena: Arena) {
    phrases = draft.phrases.frozen(in: arena)
    equals = draft.equals.frozen(in: arena)
    branches = draft.branches.frozenBeginnings(in: arena)
    beginnings = draft.beginnings.frozenBeginnings(in: arena)
    endings = draft.endings.frozenBeginnings(in: arena)
    guard !phrases.isEmpty || !equals.isEmpty || !hasNoEnds else { return nil }
  }

  private var hasNoEnds: Bool { branches.isEmpty && beginnings.isEmpty && endings.isEmpty }

  /// Each atom that a text makes true; some more than once.
  @inline(__always)
  func forEach(_ text: UnsafeBufferPointer<UInt32>, _ fire: (UInt32) -> Void) {
    if !phrases.isEmpty { phrases.forEach(text, fire) }
    if !equals.isEmpty { equals.forEach(text, fire) }
    guard !hasNoEnds else { return }
    if !branches.isEmpty { branches.forEachBranch(text, fire) }
    if !beginnings.isEmpty { beginnings.forEach(text, fire) }
    guard !endings.isEmpty else { return }
    Array(text.reversed()).withUnsafeBufferPointer { endings.forEach($0, fire) }
  }
}
