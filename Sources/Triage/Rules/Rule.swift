package import Matching

/// What an admin wrote: when something holds, something follows.
package struct Rule: Sendable {
  /// Whether a rule decides.
  package enum Mode: String, BitwiseCopyable, CaseIterable, Sendable {
    /// It decides.
    case live
    /// It is evaluated and recorded, and decides nothing.
    case shadow
    /// It is not evaluated.
    case off
  }

  /// Unique in the rule set.
  package var id: String
  /// What it is for, in the admin's words.
  package var description: String?
  /// Who answers for it.
  package var owner: String?
  /// Where it stands, relative to the folder above the rules folder: `rules/20-lift.yaml:12:5`.
  package var place: String
  /// When it holds.
  package var condition: Formula
  /// What follows.
  package let outcome: Outcome
  /// The attributes that the outcome sets.
  package let attributes: [Attribute]
  /// Whether no rule after it is read once it holds.
  package var isFinal: Bool
  /// Whether it decides.
  package var mode: Mode
  /// The days on which it is read, in the settings' zone.
  package var validity: Validity

  /// A live rule without an end.
  package init(id: String, place: String, condition: Formula, outcome: Outcome) {
    self.id = id
    self.place = place
    self.condition = condition
    self.outcome = outcome
    attributes = outcome.attributes
    isFinal = false
    mode = .live
    validity = Validity()
  }

  /// The round of a decision in which the rule is evaluated: the lowest level that it sets, but
  /// for a final rule, which is read before anything is decided.
  package var round: Int { isFinal ? min(outcome.lowestLevel, 1) : outcome.lowestLevel }
}

/// The days on which a rule is read, both ends included.
package struct Validity: Hashable, Sendable {
  /// First day; `nil` is since ever.
  package var from: CivilDate?
  /// Last day; `nil` is without end.
  package var until: CivilDate?

  /// Always, unless days are given.
  package init(from: CivilDate? = nil, until: CivilDate? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether a day lies within it.
  package func contains(_ day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}
