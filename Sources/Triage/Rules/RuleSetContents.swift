/// Everything that an admin wrote, checked and with all names resolved, before it is compiled.
package struct RuleSetContents: Sendable {
  /// The rules in the order in which they are read.
  package var rules: [Rule] = []
  /// The floor.
  package var safety: [SafetyEntry] = []
  /// What holds where nothing decides.
  package var defaults: Defaults
  /// Who can ask, in order; contains the built-in `unknown`.
  package var customerTypes: [String] = []
  /// What can be wanted, in order.
  package var intents: [String] = []
  /// Where people can be served, in order.
  package var sites: [String] = []
  /// The levels, most urgent first; never empty.
  package var urgencies: [Urgency] = []
  /// What requests can be about, in order.
  package var categories: [Category] = []
  /// The teams by id.
  package var teams: [String: Team] = [:]
  /// Staff and subcontractors by id.
  package var assignees: [String: Assignee] = [:]
  /// The calendars by id; contains the built-in `always`.
  package var calendars: [String: WorkCalendar] = [:]
  /// The ladders by id.
  package var escalations: [String: EscalationLadder] = [:]
  /// The customers.
  package var directory = CustomerDirectory([])
  /// The bands of customer value by name, best first, with the value from which each begins.
  package var tiers: [(name: String, from: Double)] = []
  /// How other systems' files become requests, by source.
  package var sources: [String: SourceMapping] = [:]
  /// The fields that conditions look at.
  package var fields: FieldTable
  /// The zone of whole days: validity, absence, contracts, ticket numbers.
  package var zone: Zone

  /// Starts with what cannot be left out.
  package init(defaults: Defaults, fields: FieldTable, zone: Zone) {
    self.defaults = defaults
    self.fields = fields
    self.zone = zone
  }
}
