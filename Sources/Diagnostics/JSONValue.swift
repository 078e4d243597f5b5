/// A JSON value to be written: all that the program prints as JSON is one of these.
///
/// Members of an object keep the order in which they were given, and a number is the text that it
/// is written as, so that nothing is rounded on the way. Build one with literals:
///
///     let line: JSONValue = ["event": "received", "ticket": .string(id), "rows": .integer(3)]
///     line.append(to: &buffer)
///
/// Names are not checked for duplicates; whoever builds an object sees to that.
package indirect enum JSONValue: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number as the text that is written; must be a JSON number.
  case number(String)
  /// A text, escaped when it is written.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Names with values, in this order.
  case object([Member])

  /// A name of an object with its value.
  package struct Member: Hashable, Sendable {
    /// Not escaped yet.
    package let name: String
    /// What the name stands for.
    package let value: JSONValue

    /// Gives `value` the name `name`.
    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue {
  /// A whole number.
  package static func integer(_ value: some BinaryInteger) -> JSONValue {
    .number(String(value))
  }

  /// The shortest text that reads back as the same number; null where it is not finite.
  package static func double(_ value: Double) -> JSONValue {
    value.isFinite ? .number(value.description) : .null
  }

  /// The text, or null where there is none.
  package static func string(orNull value: String?) -> JSONValue {
    value.map(JSONValue.string) ?? .null
  }

  /// A list of texts.
  package static func strings(_ values: some Sequence<String>) -> JSONValue {
    .array(values.map(JSONValue.string))
  }

  /// The value under a name of an object; nil where this is no object or has no such name.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// Whether this is `null`.
  package var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A text.
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  /// A whole number.
  package init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  /// `true` or `false`.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByNilLiteral {
  /// `null`.
  package init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// A list.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object whose members stand in the order of the literal.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0, $1) })
  }
}
