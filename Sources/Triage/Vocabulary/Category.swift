/// What a request is about, with what follows from that unless a rule says otherwise.
package struct Category: Hashable, Sendable {
  /// The dotted name.
  package var id: String
  /// What the admin says about it.
  package var description: String?
  /// How urgent it is by itself.
  package var urgency: UrgencyLevel?
  /// What the customer wants by it.
  package var intent: String?
  /// What whoever does it must be able to do.
  package var skills: [String]
  /// How long the work is expected to take, in minutes.
  package var effort: Int64?
  /// Who does it.
  package var team: String?
  /// Promises of its own; the earlier of these and the urgency's serves.
  package var targets: Targets?
  /// Phrases that speak for the category, with their weights.
  package var signals: [Signal]
  /// The sum of weights that must be exceeded.
  package var threshold: Double

  /// A category from which nothing follows.
  package init(id: String) {
    self.id = id
    skills = []
    signals = []
    threshold = 0
  }
}

/// A phrase that speaks for a category, and how loudly.
package struct Signal: Hashable, Sendable {
  /// The phrase as the admin wrote it.
  package var phrase: String
  /// What it adds to the category's sum; counts once a request.
  package var weight: Double

  /// Takes the phrase and its weight.
  package init(phrase: String, weight: Double) {
    self.phrase = phrase
    self.weight = weight
  }
}

/// What holds where neither a rule nor the category decides.
package struct Defaults: Hashable, Sendable {
  /// The category of a request that nothing recognises.
  package var category: String
  /// The urgency of a category that has none.
  package var urgency: UrgencyLevel
  /// The team of a category that has none.
  package var team: String
  /// The intent of a category that has none.
  package var intent: String
  /// The effort of a category that has none, in minutes.
  package var effort: Int64?

  /// Takes the four that every rules folder must state.
  package init(category: String, urgency: UrgencyLevel, team: String, intent: String) {
    self.category = category
    self.urgency = urgency
    self.team = team
    self.intent = intent
  }
}
