import Diagnostics
import RuleCompiler
import Triage

// Rules and what is tested about them.

extension RulesSchema {
  private typealias Piece = SchemaPieces

  var rule: JSONValue {
    Piece.mapping(
      [
        ("id", Piece.reference("id")), ("description", Piece.text("For people.")),
        ("owner", Piece.text("Who looks after it.")),
        ("when", Piece.reference("condition", "All entries must hold; {} always holds.")),
        ("then", Piece.reference("outcome")),
        ("final", Piece.kind("boolean", "Whether no rule after it is read.")),
        ("mode", Piece.word(Rule.Mode.allCases.map(\.rawValue), "A shadow rule decides nothing.")),
        ("reaches_top", Piece.kind("boolean", "Whether its raise may reach the top.")),
        (
          "valid",
          Piece.mapping(
            [("from", Piece.reference("date")), ("until", Piece.reference("date"))],
            "Whole days, both ends included.")
        ),
        (
          "examples",
          Piece.mapping(
            [
              ("match", Piece.list(of: Piece.reference("request"), "The rule holds.")),
              ("no_match", Piece.list(of: Piece.reference("request"), "It does not.")),
            ], "Requests for which it must hold, or must not.")
        ),
      ], required: ["id", "when"], "A rule.")
  }

  var safetyEntry: JSONValue {
    let then = Piece.mapping(
      [
        ("urgency", Piece.reference("urgency", "The floor.")),
        ("notify", Piece.list(of: Piece.text("Who."), "Who is told.")),
        ("tags", Piece.list(of: Piece.text("A word."), "Words on the ticket.")),
      ], required: ["urgency"], "What follows.")
    return Piece.mapping(
      [
        ("id", Piece.reference("id")), ("description", Piece.text("For people.")),
        ("owner", Piece.text("Who looks after it.")),
        ("when", Piece.reference("condition", "Over the request alone.")), ("then", then),
      ], required: ["id", "when", "then"], "A part of the floor.")
  }

  /// What stands under `when`: any key that is no connective is the path of a field.
  var condition: JSONValue {
    let several = Piece.list(of: Piece.reference("condition"), "Conditions.")
    return [
      "type": "object",
      "properties": ["all": several, "any": several, "not": Piece.reference("condition")],
      "additionalProperties": Piece.reference("test_of_value"),
      "description": "Fields with what is asked of them; 'all', 'any' and 'not' nest.",
    ]
  }

  var testOfValue: JSONValue {
    let scalar: JSONValue = ["type": ["string", "number", "boolean"]]
    let phrases: JSONValue = [
      "anyOf": [
        Piece.reference("phrase"),
        Piece.list(of: Piece.reference("phrase"), "Phrases."),
        Piece.mapping([("list", listName)], required: ["list"], "The phrases of a list."),
      ]
    ]
    let operators: [(String, JSONValue)] =
      [("is", Piece.oneOrMore(scalar, "Equal to it."))]
      + ["contains", "contains_all", "lacks"].map { ($0, phrases) }
      + [("matches", Piece.text("A regular expression in RE2's syntax."))]
      + ["starts_with", "ends_with"].map { ($0, Piece.oneOrMore(scalar, "One of these.")) }
      + ["at_least", "at_most", "more_than", "less_than"].map { ($0, scalar) }
      + ["during", "outside"].map { ($0, Piece.reference("calendar")) }
      + ["in_list", "not_in_list"].map { ($0, listName) }
      + ["exists", "exact"].map { ($0, Piece.kind("boolean", "Yes or no.")) }
    return [
      "anyOf": [
        scalar, ["type": "array", "items": scalar],
        Piece.mapping(operators, "Operators that must all hold."),
      ]
    ]
  }

  private var listName: JSONValue { Piece.word(all(.list), "A list.") }

  var outcome: JSONValue {
    let words = Piece.list(of: Piece.text("A word."), "Words.")
    var properties: [(String, JSONValue)] = RequestField.allCases.filter(\.isFillable).map {
      ($0.rawValue, Piece.text("Fills the field from a named group: \"{group}\"."))
    }
    properties += [
      ("customer_type", Piece.reference("customer_type")),
      ("customer_tier", Piece.reference("customer_tier")),
      ("category", Piece.reference("category")), ("intent", Piece.reference("intent")),
      ("urgency", Piece.reference("urgency")),
      ("raise_urgency", Piece.kind("integer", "Whole steps up.")),
      ("reaches_top", Piece.kind("boolean", "Whether the raise may reach the top.")),
      ("skills", words), ("effort", Piece.reference("duration")),
      ("team", Piece.reference("team")), ("assignee", Piece.reference("assignee")),
      ("strategy", Piece.reference("strategy")), ("escalation", Piece.reference("escalation")),
      ("tags", words), ("notify", words),
    ]
    return [
      "type": "object", "properties": .object(properties.map { .init($0.0, $0.1) }),
      "patternProperties": ["^attributes\\.": Piece.text("Fills an attribute.")],
      "additionalProperties": false, "description": "What the rule sets.",
    ]
  }

  var test: JSONValue {
    Piece.mapping(
      [
        ("id", Piece.reference("id")), ("description", Piece.text("For people.")),
        ("at", Piece.text("When it is decided; else 10:00 on Monday 2026-01-05.")),
        ("request", Piece.reference("request")),
        (
          "workload",
          Piece.named(Piece.kind("integer", "Open tickets."), "Who has how many open tickets.")
        ),
        ("expect", Piece.kind("object", "What is expected; only this is compared.")),
      ], required: ["id", "request", "expect"], "A test.")
  }

  var invariant: JSONValue {
    Piece.mapping(
      [
        ("id", Piece.reference("id")), ("description", Piece.text("For people.")),
        ("when", Piece.reference("condition")), ("must", Piece.reference("condition")),
      ], required: ["id", "when", "must"], "What must hold of every request.")
  }
}
