/// How long to wait before something that failed is tried again: twice as long each time, up to a
/// limit, so that a full disk costs next to nothing and its end is noticed soon.
struct BackOff {
  /// The first wait.
  static let first = Duration.seconds(1)
  /// The longest wait.
  static let longest = Duration.seconds(30)

  private(set) var next = first

  /// Waits longer the next time.
  mutating func lengthen() { next = min(next * 2, Self.longest) }

  /// It went well.
  mutating func reset() { next = Self.first }
}
