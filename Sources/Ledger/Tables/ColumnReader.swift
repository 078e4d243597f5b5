internal import GRDB
internal import Triage

internal import struct Foundation.Data

/// Reads the columns of a row one after the other, in the order in which they were selected.
struct ColumnReader {
  private let row: Row
  private var index = 0

  init(_ row: Row) { self.row = row }

  /// The value of the next column, which must not be null.
  mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ type: Value.Type = Value.self
  ) throws -> Value {
    defer { index += 1 }
    return try row.decode(type, atIndex: index)
  }

  /// The value of the next column, or nil where it is null.
  mutating func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ type: Value.Type = Value.self
  ) throws -> Value? {
    defer { index += 1 }
    return try row.decode(Value?.self, atIndex: index)
  }

  /// The next column as a blob.
  mutating func bytes() throws -> [UInt8] { [UInt8](try next(Data.self)) }

  /// The next column as milliseconds since 1970.
  mutating func timestamp() throws -> Timestamp { Timestamp(milliseconds: try next()) }

  /// The next column as milliseconds since 1970, or nil.
  mutating func optionalTimestamp() throws -> Timestamp? {
    try optional(Int64.self).map(Timestamp.init(milliseconds:))
  }

  /// The next column as cents, or nil.
  mutating func money() throws -> Money? { try optional(Int64.self).map(Money.init(cents:)) }

  /// The next column as a ticket.
  mutating func number() throws -> TicketNumber { try known(TicketNumber(stored: next())) }

  /// The next column as a ticket, or nil.
  mutating func optionalNumber() throws -> TicketNumber? {
    try optional(Int64.self).map { try known(TicketNumber(stored: $0)) }
  }

  /// A word of one of our enums.
  mutating func word<Word: RawRepresentable<String>>(
    _ type: Word.Type = Word.self
  ) throws -> Word {
    try known(Word(rawValue: next()))
  }

  /// The next column as a word of an enumeration, or nil.
  mutating func optionalWord<Word: RawRepresentable<String>>(
    _ type: Word.Type = Word.self
  ) throws -> Word? {
    try optional(String.self).map { try known(Word(rawValue: $0)) }
  }

  /// Empty text stands for none where a key may not be null.
  mutating func textOrNone() throws -> String? {
    let text: String = try next()
    return text.isEmpty ? nil : text
  }

  private func known<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw UnknownValue(column: index - 1) }
    return value
  }
}

/// A stored value that no constraint should have let in.
struct UnknownValue: Error {
  let column: Int
}
