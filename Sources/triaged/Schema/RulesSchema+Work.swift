import Diagnostics
import Triage

// Vocabularies, and who does the work by when.

extension RulesSchema {
  private typealias Piece = SchemaPieces

  var defaults: JSONValue {
    Piece.mapping(
      [
        ("category", Piece.reference("category")), ("intent", Piece.reference("intent")),
        ("urgency", Piece.reference("urgency")), ("team", Piece.reference("team")),
        ("effort", Piece.reference("duration")),
      ], "What holds where no rule decides; once in the whole folder.")
  }

  var urgencies: JSONValue {
    let level = Piece.mapping(
      [
        ("id", Piece.reference("id")), ("description", Piece.text("For people.")),
        ("targets", Piece.reference("targets")),
      ], required: ["id"], "A level.")
    return Piece.list(of: level, "Levels of urgency, most urgent first; in one file only.")
  }

  var category: JSONValue {
    let weights: JSONValue = [
      "type": "object", "additionalProperties": ["type": "number"],
      "description": "Phrases with their weights; each counts once.",
    ]
    let properties: [(String, JSONValue)] = [
      ("description", Piece.text("For people.")), ("urgency", Piece.reference("urgency")),
      ("intent", Piece.reference("intent")),
      ("skills", Piece.list(of: Piece.text("A skill."), "What whoever does it can do.")),
      ("effort", Piece.reference("duration")), ("team", Piece.reference("team")),
      ("targets", Piece.reference("targets")), ("signals", weights),
      ("threshold", Piece.kind("number", "The sum of signals must be more.")),
    ]
    var mapping = Piece.mapping(properties, "A category.").members
    mapping[0] = .init("type", ["object", "null"])
    return .object(mapping)
  }

  var targets: JSONValue {
    Piece.mapping(
      Target.allCases.map { ($0.rawValue, Piece.reference("duration")) }
        + [("calendar", Piece.reference("calendar", "Whose hours count."))],
      "What is promised.")
  }

  var strategy: JSONValue {
    let weights = ["load", "cost", "continuity", "fairness"].map {
      ($0, Piece.kind("number", "Its weight."))
    }
    return [
      "anyOf": [
        Piece.word(["round_robin", "least_loaded", "cheapest", "balanced"], "A strategy."),
        Piece.mapping([("balanced", Piece.mapping(weights, "Weights."))], "A strategy."),
      ], "description": "How one of those who qualify is chosen.",
    ]
  }

  var team: JSONValue {
    let kinds = Assignee.Kind.allCases.map(\.rawValue)
    return Piece.mapping(
      [
        ("description", Piece.text("For people.")),
        ("members", Piece.list(of: Piece.reference("assignee"), "Who belongs to it.")),
        ("strategy", Piece.reference("strategy")),
        ("prefer", Piece.list(of: Piece.word(kinds, "A kind."), "One kind before the other.")),
        ("fallback", Piece.reference("team", "Who is asked if nobody here qualifies.")),
        ("escalation", Piece.reference("escalation")),
      ], required: ["members"], "A team.")
  }

  /// One entry of `staff`, or of `subcontractors` where hired.
  func assignee(isHired: Bool) -> JSONValue {
    let price = Piece.kind("number", "In the currency of all prices.")
    let certificate = Piece.mapping(
      [("certificate_until", Piece.reference("date"))], "The last day of a certificate.")
    let skills: JSONValue = [
      "anyOf": [
        Piece.list(of: Piece.text("A skill."), "Skills."),
        ["type": "object", "additionalProperties": certificate],
      ], "description": "What they can do.",
    ]
    let properties: [(String, JSONValue)] = [
      ("id", Piece.reference("id", "The name of the folder that dispatches go to.")),
      ("name", Piece.text("To show.")), ("skills", skills),
      ("sites", Piece.list(of: Piece.reference("site"), "Where they work; else everywhere.")),
      ("shifts", Piece.reference("calendar", "When they work; else always.")),
      ("capacity", Piece.kind("integer", "How many open tickets; else no limit.")),
      ("cost", Piece.mapping([("call_out", price), ("hour", price)], "What their work costs.")),
      ("absent", Piece.list(of: Piece.reference("days"), "When they are away.")),
    ]
    return Piece.mapping(
      properties + (isHired ? [("contract", contract)] : []), required: ["id"],
      isHired ? "A subcontractor." : "A member of staff.")
  }

  private var contract: JSONValue {
    Piece.mapping(
      [
        ("from", Piece.reference("date")), ("until", Piece.reference("date")),
        ("categories", Piece.list(of: Piece.text("A category, or 'lift.*'."), "What it covers.")),
        ("monthly_limit", Piece.kind("integer", "Tickets in a calendar month.")),
      ], "What was agreed.")
  }

  var calendar: JSONValue {
    let hours = Piece.list(
      of: Piece.pattern("^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$", "From and to."), "Intervals.")
    let day = "(mon|tue|wed|thu|fri|sat|sun)"
    let week: JSONValue = [
      "type": "object", "patternProperties": ["^\(day)(-\(day))?$": hours],
      "additionalProperties": false, "description": "Days with their intervals.",
    ]
    let make = Piece.mapping(
      [("date", Piece.reference("date")), ("hours", hours)], required: ["date"],
      "With hours of its own.")
    let file = Piece.mapping([("file", Piece.text("An iCalendar file."))], "From a file.")
    let holidays: JSONValue = ["anyOf": [Piece.reference("days"), file]]
    let workdays: JSONValue = ["anyOf": [Piece.reference("days"), make]]
    return Piece.mapping(
      [
        ("timezone", Piece.text("An IANA name.")),
        ("hours", week),
        ("holidays", Piece.list(of: holidays, "Days without hours.")),
        ("workdays", Piece.list(of: workdays, "Make-up days, which beat holidays.")),
      ], required: ["hours"], "Hours.")
  }

  var step: JSONValue {
    Piece.mapping(
      [
        ("target", Piece.word(Target.allCases.map(\.rawValue), "Which promise.")),
        ("at", Piece.pattern("^[0-9]+%$", "How much of its time has passed.")),
        ("warn", Piece.kind("boolean", "Whether the assignee is reminded.")),
        ("notify", Piece.list(of: Piece.text("Who."), "Who else is told.")),
        ("reassign", Piece.kind("boolean", "Whether somebody else gets it.")),
        ("raise_urgency", Piece.kind("integer", "Whole steps up.")),
      ], required: ["target", "at"], "A step.")
  }
}
