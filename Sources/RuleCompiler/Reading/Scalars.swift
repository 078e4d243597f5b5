import Diagnostics
import Matching
import Triage
import YAMLTree

// Single values as people write them; each gives nil with a finding where it is something else.

extension Draft {
  /// Any scalar but nothing, as written.
  func text(_ value: Value, _ what: @autoclosure () -> String) -> String? {
    guard let text = value.text, !value.isNull else {
      report(.wrongKind(value, expected: "a text", of: what()))
      return nil
    }
    return text
  }

  /// The scalars of a list, or a single one.
  func texts(_ value: Value, _ what: @autoclosure () -> String) -> [Value] {
    guard let elements = value.elements else { return text(value, what()) == nil ? [] : [value] }
    return elements.filter { text($0, what()) != nil }
  }

  /// A name as triaged's own ids are written.
  func id(_ value: Value, _ what: @autoclosure () -> String) -> String? {
    guard let text = text(value, what()) else { return nil }
    guard isID(text) else {
      report(.malformedID(value, text, what()))
      return nil
    }
    return text
  }

  /// `true` or `false`.
  func flag(_ value: Value, _ what: @autoclosure () -> String) -> Bool? {
    guard case .bool(let flag)? = value.node.scalar?.resolved else {
      report(.unknownWord(value, what(), words: ["true", "false"]))
      return nil
    }
    return flag
  }

  /// One of the words of an enumeration.
  func word<Word: CaseIterable & RawRepresentable<String>>(
    _ value: Value, _ what: @autoclosure () -> String, of type: Word.Type
  ) -> Word? {
    guard let text = text(value, what()) else { return nil }
    if let word = Word(rawValue: text) { return word }
    report(.unknownWord(value, what(), words: type.allCases.map(\.rawValue)))
    return nil
  }

  /// A whole number within bounds.
  func whole(_ value: Value, _ what: @autoclosure () -> String, in range: ClosedRange<Int>) -> Int?
  {
    if let text = value.text, let number = Int(text), range.contains(number) { return number }
    let upper = range.upperBound == .max ? "" : " to \(range.upperBound)"
    report(
      .wrongNumber(value, what(), expected: "a whole number from \(range.lowerBound)\(upper)"))
    return nil
  }

  /// A number with or without decimals.
  func number(_ value: Value, _ what: @autoclosure () -> String, from least: Double? = nil)
    -> Double?
  {
    if let text = value.text, ExactNumber(text) != nil, let number = Double(text), number.isFinite,
      number >= least ?? -.infinity
    {
      return number
    }
    let expected = least == 0 ? "a number that is not negative" : "a number"
    report(.wrongNumber(value, what(), expected: expected))
    return nil
  }

  /// An amount of money.
  func money(_ value: Value, _ what: @autoclosure () -> String) -> Money? {
    if let text = value.text, let money = Money(text) { return money }
    report(.wrongNumber(value, what(), expected: "an amount such as 80 or 80.50"))
    return nil
  }

  /// A date, time, duration or range.
  func time<Result>(
    _ value: Value, _ what: @autoclosure () -> String,
    _ parse: (String) throws(TimeTextError) -> Result
  ) -> Result? {
    guard let text = text(value, what()) else { return nil }
    do throws(TimeTextError) {
      return try parse(text)
    } catch {
      report(.wrongTime(value, what(), error))
      return nil
    }
  }

  /// A day such as `2026-11-23`.
  func date(_ value: Value, _ what: @autoclosure () -> String) -> CivilDate? {
    time(value, what()) { text throws(TimeTextError) in try CivilDate(parsing: text) }
  }

  /// Whole minutes, written as `1h30m`.
  func minutes(_ value: Value, _ what: @autoclosure () -> String) -> Int64? {
    let duration = time(value, what()) { text throws(TimeTextError) in
      try TargetDuration(parsing: text)
    }
    switch duration {
    case nil: return nil
    case .running(let milliseconds)?: return (milliseconds + 59_999) / 60_000
    case .days?, .workingDays?:
      report(.wrongNumber(value, what(), expected: "a time in 'h' and 'm', such as 1h30m"))
      return nil
    }
  }
}

/// Whether a text is an id: `[a-z0-9][a-z0-9._-]*`.
func isID(_ text: String) -> Bool {
  func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
  guard let first = text.utf8.first, isWordByte(first) else { return false }
  return text.utf8.allSatisfy {
    isWordByte($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
  }
}
