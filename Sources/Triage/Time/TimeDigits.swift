/// The text of a time while it is written, in bytes: times are written for every event logged.
struct TimeDigits {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(32) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes `2026-11-23`.
  mutating func append(_ date: CivilDate) {
    let (year, month, day) = date.components
    append(year / 100)
    append(year % 100)
    append("-")
    append(month)
    append("-")
    append(day)
  }

  /// Writes `09:05:03`, with milliseconds where there are any.
  mutating func append(_ time: CivilTime) {
    append(time.hour)
    append(":")
    append(time.minute)
    append(":")
    append(time.second)
    guard time.millisecond != 0 else { return }
    append(".")
    bytes.append(UInt8(ascii: "0") + UInt8(time.millisecond / 100))
    append(time.millisecond % 100)
  }

  /// Writes date and time with a `T` between them.
  mutating func append(_ local: CivilDateTime) {
    append(local.date)
    append("T")
    append(local.time)
  }

  /// Writes `Z` or `+08:00`.
  mutating func append(offsetInMinutes minutes: Int) {
    guard minutes != 0 else { return append("Z") }
    append(minutes < 0 ? "-" : "+")
    append(abs(minutes) / 60)
    append(":")
    append(abs(minutes) % 60)
  }

  /// Two digits.
  private mutating func append(_ number: Int) {
    bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private mutating func append(_ character: Unicode.Scalar) {
    bytes.append(UInt8(ascii: character))
  }
}

/// A number with zeros in front up to a width.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
