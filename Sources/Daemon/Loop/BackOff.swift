/// How long to wait before something that failed is tried again: twice as long each time, up to a
/// limit, so that a full disk costs next to nothing and its end is noticed soon.
struct BackOff {
  /// The first wait.
  static let first = Duration.seconds(1)
  /// The longest wait.
  static let longest = Duration.seconds(30)

  private(set) var next = first
  /// When it may be tried again; `nil` while all goes well.
  private(set) var until: ContinuousClock.Instant?

  /// Whether it is too early to try again, whatever happens meanwhile.
  var isOn: Bool { until.map { .now < $0 } ?? false }

  /// It failed: waits, and longer the next time.
  mutating func begin(at now: ContinuousClock.Instant = .now) {
    // What fails twice at once, before it was waited for, has failed once.
    if let until, now < until { return }
    until = now.advanced(by: next)
    next = min(next * 2, Self.longest)
  }

  /// It went well.
  mutating func end() {
    until = nil
    next = Self.first
  }
}

/// Lets a burst of changes end before they are looked at, but not for ever.
struct Debounce {
  /// How long nothing must change.
  static let quiet = Duration.milliseconds(200)
  /// How long a change waits at most while others follow.
  static let longest = Duration.seconds(2)

  private var first: ContinuousClock.Instant?
  /// When it is time to look; `nil` when nothing has changed.
  private(set) var due: ContinuousClock.Instant?

  /// Something has changed.
  mutating func notice(at now: ContinuousClock.Instant = .now) {
    let first = first ?? now
    self.first = first
    due = min(now.advanced(by: Self.quiet), first.advanced(by: Self.longest))
  }

  /// Whether it is time; then the change counts as looked at.
  var isDue: Bool {
    mutating get { isDue(at: .now) }
  }

  /// Whether it is time at a moment; then the change counts as looked at.
  mutating func isDue(at now: ContinuousClock.Instant) -> Bool {
    guard let due, due <= now else { return false }
    first = nil
    self.due = nil
    return true
  }
}
