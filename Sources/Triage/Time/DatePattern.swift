/// A format of `strptime`, as a source's mapping gives it: `%Y-%m-%dT%H:%M:%S`.
///
/// Read once when the rules are, then applied to every row. Numbers may lack their leading zeros,
/// white space in the pattern stands for any amount of it, and months, days and AM or PM are
/// English, in any case.
package struct DatePattern: Hashable, Sendable {
  /// As it was written.
  package let text: String

  private let items: [Item]

  enum Item: Hashable, Sendable {
    case field(Field)
    case literal(UInt8)
    case space
  }

  /// What a letter after `%` stands for.
  enum Field: Hashable, Sendable {
    case year, yearOfCentury, month, monthName, day, hour, hourOfHalf, minute, second, fraction
    case half, offset, zoneName, weekdayName, epoch
  }

  /// Checks that the letters are known and that together they make a date.
  package init(_ text: String) throws(DatePatternError) {
    self.text = text
    items = try Self.items(of: text)
    try check()
  }

  /// The instant that a text names; the zone is for patterns without `%z`, `%Z` or `%s`.
  package func parse(_ text: some StringProtocol, in zone: Zone) throws(TimeTextError) -> Timestamp {
    var cursor = TimeCursor(text)
    var read = DateFields()
    for item in items {
      switch item {
      case .field(let field): try read.take(field, from: &cursor)
      case .space: cursor.skipSpaces()
      case .literal(let byte): try cursor.expect(Unicode.Scalar(byte))
      }
    }
    try cursor.expectEnd()
    return try read.instant(in: zone)
  }
}

extension DatePattern {
  private static func items(of text: String) throws(DatePatternError) -> [Item] {
    var items: [Item] = []
    var rest = Substring(text).utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        let letter = rest.popFirst().map { Character(Unicode.Scalar($0)) }
        items += try self.items(for: letter, at: text.utf8.count - rest.count - 1)
      case 0x20, 0x09...0x0D: items.append(.space)
      case _: items.append(.literal(byte))
      }
    }
    return items
  }

  private static func items(
    for letter: Character?, at offset: Int
  ) throws(DatePatternError) -> [Item] {
    guard let letter else { throw DatePatternError.unfinished }
    switch letter {
    case "%": return [.literal(UInt8(ascii: "%"))]
    case "n", "t": return [.space]
    case "T": return try items(of: "%H:%M:%S")
    case "R": return try items(of: "%H:%M")
    case "D": return try items(of: "%m/%d/%y")
    case "F": return try items(of: "%Y-%m-%d")
    case _:
      guard let field = fields[letter] else { throw .unknownLetter(letter, offset: offset) }
      return [.field(field)]
    }
  }

  private static let fields: [Character: Field] = [
    "Y": .year, "y": .yearOfCentury, "m": .month, "b": .monthName, "B": .monthName,
    "h": .monthName, "d": .day, "e": .day, "H": .hour, "k": .hour, "I": .hourOfHalf,
    "l": .hourOfHalf, "M": .minute, "S": .second, "f": .fraction, "p": .half, "z": .offset,
    "Z": .zoneName, "a": .weekdayName, "A": .weekdayName, "s": .epoch,
  ]

  private func check() throws(DatePatternError) {
    let fields = items.compactMap { item -> Field? in
      if case .field(let field) = item { field } else { nil }
    }
    let has = Set(fields)
    guard !has.contains(.epoch) else { return }
    guard has.contains(.year) || has.contains(.yearOfCentury) else { throw .missing("%Y") }
    guard has.contains(.month) || has.contains(.monthName) else { throw .missing("%m") }
    guard has.contains(.day) else { throw .missing("%d") }
    guard has.contains(.half) == has.contains(.hourOfHalf) else {
      throw .missing(has.contains(.half) ? "%I" : "%p")
    }
  }
}

/// Why a pattern cannot read a date.
package enum DatePatternError: Error, Hashable, Sendable {
  /// The letter has no meaning; the offset is that of its `%` in bytes.
  case unknownLetter(Character, offset: Int)
  /// It ends in a lone `%`.
  case unfinished
  /// Without this field no date comes about, or only half a time of day.
  case missing(String)
}

extension DatePatternError: CustomStringConvertible {
  /// For the admin who wrote the pattern.
  package var description: String {
    switch self {
    case .unknownLetter(let letter, _): "a date format has no '%\(letter)'"
    case .unfinished: "a date format cannot end in a lone '%', write '%%'"
    case .missing(let field): "the date format lacks '\(field)'"
    }
  }
}
