package import Triage

/// Which tickets are looked for, in which order, and how many.
package struct TicketFilter: Hashable, Sendable {
  /// The orders in which tickets can be listed.
  package enum Order: String, CaseIterable, Sendable {
    /// The newest number first.
    case newest
    /// The oldest number first.
    case oldest
  }

  /// Any of these; empty is any.
  package var states: Set<TicketState> = []
  /// Who has it or had it last.
  package var assignee: String?
  /// The team it belongs to.
  package var team: String?
  /// A category, or all below one.
  package var category: NamePattern?
  /// The urgency's name.
  package var urgency: String?
  /// Received at this moment or later.
  package var since: Timestamp?
  /// Received before this moment.
  package var until: Timestamp?
  /// The sending system.
  package var source: String?
  /// The customer's id.
  package var customer: String?
  /// The site's name.
  package var site: String?
  /// Occurs in the request, whatever the case of A to Z.
  package var text: String?
  /// In which order.
  package var order = Order.newest
  /// How many at most; `nil` is all.
  package var limit: Int?
  /// Only tickets that stand behind this one in the order: the next page.
  package var after: TicketNumber?

  /// Any ticket.
  package init() {}
}
