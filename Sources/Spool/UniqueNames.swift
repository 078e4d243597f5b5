import Glibc

/// Names that never come again: the microsecond of the start, and a number that counts up.
///
/// Their byte order is the order of giving. Should a clock that was set back bring the same
/// microsecond again, the file system refuses the taken name and the next one is used.
struct UniqueNames {
  private let start: [UInt8]
  private var next: UInt64 = 0

  /// Bytes of every such name: thirteen, a dash, eight.
  static let width = 22

  init() {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    self.init(microseconds: UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000)
  }

  init(microseconds: UInt64) {
    start = hexadecimal(microseconds, width: 13) + [UInt8(ascii: "-")]
  }

  /// A name that was never given before, also by an earlier process.
  mutating func make() -> [UInt8] {
    defer { next += 1 }
    return start + hexadecimal(next, width: 8)
  }
}
