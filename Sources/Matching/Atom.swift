/// A question about one field's value that has one answer per subject.
struct Atom: BitwiseCopyable, Sendable {
  /// How the answer is found.
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// An index says so when the field becomes known; else it is no.
    case indexed
    /// The number's rank lies between `first` and `second`.
    case numberRange
    /// The moment's rank lies between `first` and `second`.
    case instantRange
    /// The expression `first` occurs.
    case pattern
    /// The moment belongs to the time set `first`.
    case during
    /// There is a moment and it does not belong to the time set `first`.
    case outside
    /// The value is no list, or one element has all phrases of the group `first`.
    case together
  }

  /// How the answer is found.
  var kind: Kind
  /// What is read.
  var field: UInt32
  /// By kind.
  var first: UInt32 = 0
  /// By kind.
  var second: UInt32 = 0
}
