import Diagnostics
import RuleCompiler

/// The JSON Schema 2020-12 of rule files, for editors.
///
/// With the names of a rules folder its vocabulary is listed, so that an editor completes it. A
/// schema cannot tell all that `check` does; what it refuses, `check` refuses too.
struct RulesSchema {
  private typealias Piece = SchemaPieces
  private let names: Names?

  /// A schema with the names of a folder, if there is one.
  init(names: Names?) { self.names = names }

  /// The whole schema.
  var json: JSONValue {
    .object([
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", "Rules of triaged"),
      .init(
        "description",
        "One file of a rules folder. Any file may hold any of these keys; all files are one set."),
      .init("type", "object"), .init("properties", .object(sections)),
      .init("additionalProperties", false), .init("$defs", .object(definitions)),
    ])
  }

  /// All names of a kind; none where no folder is known.
  func all(_ kind: NameKind) -> [String] { names?.all(kind) ?? [] }

  private var sections: [JSONValue.Member] {
    [
      .init(
        "rules",
        Piece.list(
          of: Piece.reference("rule"),
          "The rules, in order: the first that holds and sets an attribute decides it.")),
      .init("safety", Piece.list(of: safetyEntry, "The floor that no rule can undercut.")),
      .init("defaults", defaults),
      .init(
        "customer_types",
        Piece.list(of: Piece.reference("id"), "Who can ask; 'unknown' is built in.")),
      .init("intents", Piece.list(of: Piece.reference("id"), "What people want.")),
      .init("sites", Piece.list(of: Piece.reference("id"), "Where people can be helped.")),
      .init("urgencies", urgencies),
      .init("categories", Piece.named(category, "What requests are about.")),
      .init("teams", Piece.named(team, "Who does the work together.")),
      .init("staff", Piece.list(of: assignee(isHired: false), "Own people.")),
      .init("subcontractors", Piece.list(of: assignee(isHired: true), "Hired companies.")),
      .init("calendars", Piece.named(calendar, "Hours; 'always' is built in.")),
      .init("escalations", Piece.named(Piece.list(of: step, "Steps of a ladder."), "Ladders.")),
      .init("customers", Piece.list(of: customer, "The customer directory.")),
      .init("customer_value", customerValue),
      .init("sources", Piece.named(source, "How the files of other systems become requests.")),
      .init("lists", lists),
      .init("tests", Piece.list(of: test, "Requests with what is expected of their decision.")),
      .init("invariants", Piece.list(of: invariant, "What must hold of every request.")),
    ]
  }

  private var definitions: [JSONValue.Member] {
    [
      .init("id", Piece.pattern("^[a-z0-9][a-z0-9._-]*$", "A name of a-z, 0-9, '.', '_', '-'.")),
      .init(
        "phrase",
        [
          "type": ["string", "number", "boolean"],
          "description": "Words to look for; '*' at an end leaves it open.",
        ]),
      .init(
        "duration",
        Piece.pattern(
          "^([0-9]+(wd|d|h|m|s))+$",
          "90s, 15m, 1h30m within hours; 2d by the wall clock; 2wd working days.")),
      .init(
        "days",
        Piece.pattern(
          "^[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.\\.[0-9]{4}-[0-9]{2}-[0-9]{2})?$",
          "A day, or 'first..last'.")),
      .init("date", Piece.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A day.")),
      .init(
        "request",
        [
          "type": ["object", "string"],
          "description": "A request as a sender writes it; a text is its description.",
        ]),
      .init("category", Piece.word(all(.category), "A category.")),
      .init("urgency", Piece.word(all(.urgency), "A level of urgency.")),
      .init("intent", Piece.word(all(.intent), "What is wanted.")),
      .init("team", Piece.word(all(.team), "A team.")),
      .init("assignee", Piece.word(all(.assignee), "A staff member or a subcontractor.")),
      .init("site", Piece.word(all(.site), "A site.")),
      .init(
        "calendar",
        Piece.word(
          names == nil ? [] : ["always"] + all(.calendar).filter { $0 != "always" }, "A calendar.")),
      .init("escalation", Piece.word(all(.escalation), "A ladder.")),
      .init("customer_type", Piece.word(all(.customerType), "A customer type.")),
      .init("customer_tier", Piece.word(all(.customerTier), "A tier of customer value.")),
      .init("strategy", strategy), .init("targets", targets), .init("rule", rule),
      .init("condition", condition), .init("test_of_value", testOfValue), .init("outcome", outcome),
    ]
  }
}
