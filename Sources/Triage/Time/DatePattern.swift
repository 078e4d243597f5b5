/// A format of `strptime`, as a source's mapping gives it: `%Y-%m-%dT%H:%M:%S`.
///
/// Read once when the rules are, then applied to every row. Numbers may lack their leading zeros,
/// white space in the pattern stands for any amount of it, and months, days and AM or PM are
/// English, in any case.
package struct DatePattern: Hashable, Sendable {
  /// As it was written.
  package let text: String

  private let items: [Item]

  /// A piece of a pattern.
  enum Item: Hashable, Sendable {
    case field(Field)
    case literal(UInt8)
    case space
  }

  /// What a letter after `%` stands for.
  enum Field: Hashable, Sendable {
    case calendar(CalendarField)
    case clock(ClockField)
    case offset, zoneName, epoch
  }

  /// A field of the date.
  enum CalendarField: Hashable, Sendable {
    case year, yearOfCentury, month, monthName, day, weekdayName
  }

  /// A field of the time of day.
  enum ClockField: Hashable, Sendable {
    case hour, hourOfHalf, minute, second, fraction, half
  }

  /// Checks that the letters are known and that together they make a date.
  package init(_ text: String) throws(DatePatternError) {
    self.text = text
    items = try Self.items(of: text)
    try check()
  }

  /// The instant that a text names; the zone is for patterns without `%z`, `%Z` or `%s`.
  package func parse(_ text: some StringProtocol, in zone: Zone) throws(TimeTextError) -> Timestamp
  {
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
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar != "%" else {
        let offset = text.utf8.count - String(rest).utf8.count - 1
        items += try self.items(for: rest.popFirst(), at: offset)
        continue
      }
      items += scalar.properties.isWhitespace ? [.space] : scalar.utf8.map { .literal($0) }
    }
    return items
  }

  private static func items(
    for letter: Unicode.Scalar?, at offset: Int
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
      guard let field = fields[letter] else {
        throw .unknownLetter(Character(letter), offset: offset)
      }
      return [.field(field)]
    }
  }

  private static let fields: [Unicode.Scalar: Field] = [
    "Y": .calendar(.year), "y": .calendar(.yearOfCentury), "m": .calendar(.month),
    "b": .calendar(.monthName), "B": .calendar(.monthName), "h": .calendar(.monthName),
    "d": .calendar(.day), "e": .calendar(.day), "a": .calendar(.weekdayName),
    "A": .calendar(.weekdayName), "H": .clock(.hour), "k": .clock(.hour),
    "I": .clock(.hourOfHalf), "l": .clock(.hourOfHalf), "M": .clock(.minute),
    "S": .clock(.second), "f": .clock(.fraction), "p": .clock(.half), "z": .offset,
    "Z": .zoneName, "s": .epoch,
  ]

  private func check() throws(DatePatternError) {
    guard !has(.epoch) else { return }
    guard has(.calendar(.year)) || has(.calendar(.yearOfCentury)) else { throw .missing("%Y") }
    guard has(.calendar(.month)) || has(.calendar(.monthName)) else { throw .missing("%m") }
    guard has(.calendar(.day)) else { throw .missing("%d") }
    guard has(.clock(.half)) == has(.clock(.hourOfHalf)) else {
      throw .missing(has(.clock(.half)) ? "%I" : "%p")
    }
  }

  private func has(_ field: Field) -> Bool { items.contains(.field(field)) }
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
