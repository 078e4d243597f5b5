/// What conditions ask of one field, while they are collected.
struct FieldDraft {
  /// Texts folded.
  var folded = FormDraft()
  /// Texts as written.
  var exact = FormDraft()
  /// Numbers that values may be equal to.
  var numbers = KeyedDraft()
  /// Comparisons with numbers.
  var numberBounds = BoundsDraft<ExactNumber>()
  /// Comparisons with moments.
  var instantBounds = BoundsDraft<Int64>()
  /// Atom that is true for any value.
  var present: UInt32?
  /// Atom that is true for none.
  var absent: UInt32?

  /// The atom of a comparison, before ranks are known.
  struct Compared<Value> {
    let atom: UInt32
    let comparison: Comparison
    let bound: Value
  }

  /// Comparisons of one kind.
  struct BoundsDraft<Value: Comparable> {
    var atoms: [Compared<Value>] = []

    /// The bounds in order, each once.
    func sorted() -> [Value] {
      var bounds: [Value] = []
      for bound in atoms.map(\.bound).sorted() where bounds.last != bound { bounds.append(bound) }
      return bounds
    }
  }
}

/// What conditions ask of one form of a field's texts.
struct FormDraft {
  var phrases = AutomatonDraft()
  var equals = KeyedDraft()
  /// Prefixes of `prefix.*`.
  var branches = KeyedDraft()
  var beginnings = KeyedDraft()
  /// Reversed.
  var endings = KeyedDraft()
}

/// Keys with the atoms that hang on them.
struct KeyedDraft {
  private(set) var keys = KeyInterner()
  private(set) var postings: [(key: Int, number: UInt32)] = []

  /// Hangs an atom on a key.
  mutating func add(_ key: [UInt32], atom: UInt32) {
    postings.append((keys.intern(key).id, atom))
  }

  /// For looking up whole keys.
  func frozen(in arena: Arena) -> HashIndex { keys.frozen(postings: postings, in: arena) }

  /// For looking up beginnings.
  func frozenBeginnings(in arena: Arena) -> BeginningIndex {
    BeginningIndex(keys, postings: postings, in: arena)
  }
}
