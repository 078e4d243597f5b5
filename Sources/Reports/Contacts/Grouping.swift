internal import Ledger
internal import Triage

/// By what contacts are put together in a table.
package enum Grouping: String, CaseIterable, Sendable {
  case intent
  case channel
  case customerType = "customer_type"
  case category
  case building
  case team
  case assignee
  case urgency
  case month

  /// The name for people.
  var title: String { self == .customerType ? "customer type" : rawValue }

  /// The name of what a contact belongs to; `nil` where it belongs to none.
  func name(of contact: Contact, in zone: Zone) -> String? {
    let ticket = contact.ticket
    switch self {
    case .intent: return ticket.classification.intent
    case .channel: return contact.channel
    case .customerType: return ticket.customer.type
    case .category: return ticket.classification.category
    case .building:
      return ticket.place.building.map { building in
        ticket.place.site.map { "\($0) / \(building)" } ?? building
      }
    case .team: return ticket.holder.team
    case .assignee: return ticket.holder.assignee
    case .urgency: return ticket.classification.urgency
    case .month: return String(ticket.origin.receivedAt.text(in: zone).prefix(7))
    }
  }

  /// Rows of months stand in their order, all others by what they come to.
  var isChronological: Bool { self == .month }
}

/// What contacts with one name come to.
struct Group<Sum> {
  var name: String?
  var sum: Sum
}

extension [Contact] {
  /// Sums by name, in the order of the names; what has none stands last.
  func sums<Sum>(
    by grouping: Grouping, in zone: Zone, from zero: Sum, _ add: (inout Sum, Contact) -> Void
  ) -> [Group<Sum>] {
    var sums: [String?: Sum] = [:]
    for contact in self {
      add(&sums[grouping.name(of: contact, in: zone), default: zero], contact)
    }
    return sums.map { Group(name: $0.key, sum: $0.value) }.sorted { left, right in
      guard let left = left.name else { return false }
      guard let right = right.name else { return true }
      return left < right
    }
  }
}

extension Array {
  /// The groups with the largest first, unless they stand in the order of time.
  func ranked<Sum>(
    _ grouping: Grouping, by weight: (Sum) -> Int64
  ) -> [Group<Sum>] where Element == Group<Sum> {
    guard !grouping.isChronological else { return self }
    // Sorting is stable: equals stay in the order of their names.
    return sorted { weight($0.sum) > weight($1.sum) }
  }
}
