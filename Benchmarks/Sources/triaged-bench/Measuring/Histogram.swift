/// Counts of durations in buckets that are exact to one part in 64, whatever the duration: an HDR
/// histogram of microseconds.
struct Histogram {
  private var buckets = [Int](repeating: 0, count: 64 * 64)
  private(set) var count = 0
  private(set) var most = 0

  private static let fine = 6

  mutating func add(seconds: Double) {
    let value = max(0, Int(seconds * 1e6))
    buckets[Self.bucket(of: value)] += 1
    count += 1
    most = max(most, value)
  }

  /// The duration, in milliseconds, that a share of all does not exceed.
  func milliseconds(_ share: Double) -> Double {
    var rest = Int((Double(count) * share).rounded(.up))
    for (bucket, inside) in buckets.enumerated() {
      rest -= inside
      if rest <= 0 { return Double(min(Self.highest(in: bucket), most)) / 1000 }
    }
    return Double(most) / 1000
  }

  private static func bucket(of value: Int) -> Int {
    let magnitude = max(0, Int.bitWidth - value.leadingZeroBitCount - fine)
    return magnitude << fine | value >> magnitude
  }

  private static func highest(in bucket: Int) -> Int {
    let magnitude = bucket >> fine
    return ((bucket & 63) + 1) << magnitude - 1
  }
}
