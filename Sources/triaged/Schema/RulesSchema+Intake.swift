import Diagnostics
import Triage

// Customers, sources and lists.

extension RulesSchema {
  private typealias Piece = SchemaPieces

  /// A customer, or a file of them; further keys are what the directory knows besides.
  var customer: JSONValue {
    [
      "type": "object", "description": "A customer, or a CSV file of them.",
      "properties": [
        "file": Piece.text("A CSV file with a header."), "id": Piece.text("Their number."),
        "type": Piece.reference("customer_type"), "tier": Piece.reference("customer_tier"),
        "tags": Piece.list(of: Piece.text("A word."), "Words about them."),
      ],
    ]
  }

  var customerValue: JSONValue {
    let numbers: JSONValue = ["type": "object", "additionalProperties": ["type": "number"]]
    return Piece.mapping(
      [("weights", numbers), ("tiers", numbers)], "What makes a customer's value, and its bands.")
  }

  var source: JSONValue {
    let scalar: JSONValue = ["type": ["string", "number", "boolean"]]
    let field = Piece.mapping(
      [
        ("field", Piece.oneOrMore(Piece.text("A column."), "Joined by a line break.")),
        ("value", scalar), ("values", ["type": "object", "additionalProperties": scalar]),
        ("format", Piece.text("How a time is written, as for strptime.")),
      ], "Where a key comes from.")
    let map: JSONValue = [
      "type": "object", "description": "Keys of a request with where they come from.",
      "additionalProperties": [
        "anyOf": [
          Piece.text("A column."), Piece.list(of: Piece.text("A column."), "Joined."), field,
        ]
      ],
    ]
    return Piece.mapping(
      [
        ("files", Piece.text("Which files it takes, as a pattern.")),
        ("format", Piece.word(SourceMapping.Format.allCases.map(\.rawValue), "How they are read.")),
        ("encoding", Piece.word(SourceMapping.Encoding.allCases.map(\.rawValue), "Their letters.")),
        ("delimiter", Piece.text("Between columns; else it is found.")),
        ("timezone", Piece.text("Of times without an offset.")),
        ("receipt", Piece.kind("boolean", "Whether each file is answered.")), ("map", map),
      ], "A sending system.")
  }

  var lists: JSONValue {
    let entries: JSONValue = [
      "anyOf": [
        Piece.list(of: Piece.reference("phrase"), "Entries."),
        Piece.mapping([("file", Piece.text("A text file, an entry a line."))], "From a file."),
      ]
    ]
    return Piece.named(entries, "Named lists of words.")
  }
}
