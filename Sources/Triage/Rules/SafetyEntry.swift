package import Matching

/// A floor under the urgency that no rule can undercut.
package struct SafetyEntry: Sendable {
  /// Unique among the safety entries and rules.
  package var id: String
  /// Where it stands, relative to the folder above the rules folder.
  package var place: String
  /// When it holds; reads the request only.
  package var condition: Formula
  /// The least urgent level that a ticket may get.
  package var urgency: UrgencyLevel
  /// Who is told.
  package var notify: [String]
  /// Words for reports and assignees.
  package var tags: [String]

  /// Takes what the admin wrote.
  package init(id: String, place: String, condition: Formula, urgency: UrgencyLevel) {
    self.id = id
    self.place = place
    self.condition = condition
    self.urgency = urgency
    notify = []
    tags = []
  }
}
