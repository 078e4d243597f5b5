/// What folding and normalisation know about scalars; loaded once, in about a millisecond.
///
/// Data: Unicode 15.0 and OpenCC's character table.
struct UnicodeTables: Sendable {
  /// The tables of the process.
  static let shared = UnicodeTables()

  /// Decompositions that consist of these, by `decompositions`.
  private let pool: Frozen<UInt32>
  /// Per scalar: canonical combining class in the low byte, then position + 1 in `pool` of the
  /// one-level decomposition and whether it is a compatibility one.
  private let decompositions: PagedTable
  private let combining: PagedTable
  private let foldings: PagedTable
  private let simplified: PagedTable
  /// Per scalar what folding makes of it at once: see `FoldEntry`.
  private(set) var folds: PagedTable
  /// The scalars of which folding makes nothing else: no entry in `folds`.
  private(set) var steady: SteadyScalars
  private let compositions: [UInt64: UInt32]
  private let arena: Arena

  private init() {
    arena = Arena()
    var draft = Draft()
    draft.load()
    pool = arena.freeze(draft.pool)
    decompositions = draft.decompositions.frozen(in: arena)
    combining = draft.combining.frozen(in: arena)
    foldings = draft.foldings.frozen(in: arena)
    simplified = draft.simplified.frozen(in: arena)
    compositions = draft.compositions
    folds = PagedTable.Draft().frozen(in: arena)
    steady = SteadyScalars(folds, in: arena)
    var entries = PagedTable.Draft()
    for scalar in draft.touched.sorted() {
      entries[scalar] = FoldEntry.made(for: scalar, by: self, seconds: draft.seconds)
    }
    folds = entries.frozen(in: arena)
    steady = SteadyScalars(folds, in: arena)
  }

  /// Canonical combining class.
  func combiningClass(_ scalar: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: combining[scalar]) }

  /// The simplified character of a traditional one, an apostrophe for ’, else the scalar itself.
  ///
  /// What a table calls simplified may itself be traditional (薴, 苧, 苎): all three fold alike.
  func simplified(_ scalar: UInt32) -> UInt32 {
    var scalar = scalar
    while case let other = simplified[scalar], other != 0 { scalar = other }
    return scalar
  }

  /// Hands the scalar's full decomposition to `emit`, or, for folding, what becomes of it when
  /// compatibility decomposition and case folding go on until nothing changes.
  func decompose(_ scalar: UInt32, as form: NormalForm, _ emit: (UInt32) -> Void) {
    if Hangul.syllables.contains(scalar) { return Hangul.decompose(scalar, emit) }
    let parts = decompositions[scalar]
    if parts != 0, parts & 1 == 0 || form != .canonical {
      return each(of: parts >> 1) { decompose($0, as: form, emit) }
    }
    let folding = form == .folding && scalar != 0x345 ? foldings[scalar] : 0
    guard folding != 0 else { return emit(scalar) }
    each(of: folding) { decompose($0, as: form, emit) }
  }

  /// The scalar that two make together in canonical composition.
  func composition(of first: UInt32, and second: UInt32) -> UInt32? {
    if let syllable = Hangul.composition(of: first, and: second) { return syllable }
    return compositions[Draft.key(first, second)]
  }

  private func each(of position: UInt32, _ body: (UInt32) -> Void) {
    let start = Int(position)
    for index in start + 1...start + Int(pool[start]) { body(pool[index]) }
  }
}

/// The tables while they are read.
private struct Draft {
  var pool: [UInt32] = [0]
  var decompositions = PagedTable.Draft()
  var combining = PagedTable.Draft()
  var foldings = PagedTable.Draft()
  var simplified = PagedTable.Draft()
  var compositions: [UInt64: UInt32] = [:]
  /// Second parts of compositions.
  var seconds: Set<UInt32> = []
  /// Scalars that anything is known about.
  var touched: Set<UInt32> = []

  static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  mutating func load() {
    touched.reserveCapacity(16_384)
    PackedNumbers.classes(ScalarClasses.combining) { range, value in
      for scalar in range {
        combining[scalar] = value
        touched.insert(scalar)
      }
    }
    loadDecompositions()
    PackedNumbers.mappings(CaseFoldings.packed) { source, target in
      foldings[source] = keep(target)
      touched.insert(source)
    }
    loadSimplified()
    for jamo in Hangul.vowels.lowerBound..<Hangul.trails.upperBound { touched.insert(jamo) }
    for scalar in WhiteSpace.scalars { touched.insert(scalar) }
  }

  private mutating func loadDecompositions() {
    let exclusions = Set(PackedNumbers.ranges(CanonicalDecompositions.exclusions).joined())
    PackedNumbers.mappings(CanonicalDecompositions.packed) { source, target in
      decompositions[source] = keep(target) << 1
      touched.insert(source)
      guard target.count == 2, !exclusions.contains(source), combining[target[0]] == 0,
        combining[source] == 0
      else { return }
      compositions[Self.key(target[0], target[1])] = source
      seconds.insert(target[1])
      touched.insert(target[1])
    }
    PackedNumbers.mappings(CompatibilityDecompositions.packed) { source, target in
      decompositions[source] = keep(target) << 1 | 1
      touched.insert(source)
    }
  }

  private mutating func loadSimplified() {
    let pairs = SimplifiedCharacters.pairs
    let text = pairs.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    var scalars = text.unicodeScalars.makeIterator()
    while let traditional = scalars.next(), let simple = scalars.next() {
      simplified[traditional.value] = simple.value
      touched.insert(traditional.value)
    }
    simplified[0x2019] = 0x27
    touched.insert(0x2019)
  }

  private mutating func keep(_ scalars: [UInt32]) -> UInt32 {
    defer {
      pool.append(UInt32(scalars.count))
      pool.append(contentsOf: scalars)
    }
    return UInt32(pool.count)
  }
}
