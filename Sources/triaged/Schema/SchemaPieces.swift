import Diagnostics

/// Building blocks of JSON Schema 2020-12.
enum SchemaPieces {
  /// A schema of one kind of value, with what it is for.
  static func kind(_ type: String, _ description: String) -> JSONValue {
    ["type": .string(type), "description": .string(description)]
  }

  /// A text.
  static func text(_ description: String) -> JSONValue { kind("string", description) }

  /// One of some words; where none are known, any text.
  static func word(_ words: [String], _ description: String) -> JSONValue {
    guard !words.isEmpty else { return text(description) }
    return ["enum": .strings(words), "description": .string(description)]
  }

  /// A text of a form.
  static func pattern(_ pattern: String, _ description: String) -> JSONValue {
    [
      "type": "string", "pattern": .string(pattern), "description": .string(description),
    ]
  }

  /// A piece that is described once.
  static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/\(name)")] }

  /// A described piece with something more to say here.
  static func reference(_ name: String, _ description: String) -> JSONValue {
    ["$ref": .string("#/$defs/\(name)"), "description": .string(description)]
  }

  /// A list of alike elements.
  static func list(of element: JSONValue, _ description: String) -> JSONValue {
    ["type": "array", "items": element, "description": .string(description)]
  }

  /// One value or a list of them.
  static func oneOrMore(_ element: JSONValue, _ description: String) -> JSONValue {
    [
      "anyOf": [element, ["type": "array", "items": element]], "description": .string(description),
    ]
  }

  /// A mapping whose keys are known, and no other.
  static func mapping(
    _ properties: [(String, JSONValue)], required: [String] = [], _ description: String
  ) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("type", "object"), .init("description", .string(description)),
      .init("properties", .object(properties.map { .init($0.0, $0.1) })),
    ]
    if !required.isEmpty { members.append(.init("required", .strings(required))) }
    members.append(.init("additionalProperties", false))
    return .object(members)
  }

  /// A mapping from names that the admin chooses.
  static func named(_ value: JSONValue, _ description: String) -> JSONValue {
    [
      "type": "object", "propertyNames": reference("id"), "additionalProperties": value,
      "description": .string(description),
    ]
  }
}
