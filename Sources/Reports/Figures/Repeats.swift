internal import Ledger
internal import Triage

/// Tickets that come back on the same unit and category soon after one was resolved: the work was
/// not done at the first visit.
struct Repeats {
  /// How long after the end of the first one.
  static let days = 30

  /// What is counted, for readers.
  static let note = """
    A repeat visit is a ticket on the same unit and category within \(days) days after the end of \
    an earlier one; it is charged to whoever ended that.
    """

  /// For the place of each repeat, the place of the one that it repeats.
  private let firsts: [Int: Int]

  /// Finds them among contacts, which may come in any order.
  init(_ contacts: [Contact]) {
    var last: [Key: Int] = [:]
    var firsts: [Int: Int] = [:]
    let order = contacts.indices.sorted {
      let (left, right) = (contacts[$0].ticket, contacts[$1].ticket)
      return (left.origin.receivedAt.milliseconds, left.number)
        < (right.origin.receivedAt.milliseconds, right.number)
    }
    for place in order {
      let ticket = contacts[place].ticket
      guard let key = Key(ticket) else { continue }
      if let before = last[key], let end = contacts[before].ticket.life.resolvedAt,
        end < ticket.origin.receivedAt,
        ticket.origin.receivedAt - end <= .seconds(Self.days * 86_400)
      {
        firsts[place] = before
      }
      last[key] = place
    }
    self.firsts = firsts
  }

  /// How many there are.
  var count: Int { firsts.count }

  /// What the repeats cost, by the costs of all contacts.
  func cost(_ costs: [TicketCost]) -> Money {
    firsts.keys.map { costs[$0].known }.reduce(.zero, +)
  }

  /// The places of contacts that were repeated, and of those that repeat them.
  var repeated: [(first: Int, again: Int)] {
    firsts.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }
  }

  private struct Key: Hashable {
    let site: String?
    let unit: String
    let category: String

    init?(_ ticket: Ticket) {
      guard let unit = ticket.place.unit else { return nil }
      site = ticket.place.site
      self.unit = unit
      category = ticket.classification.category
    }
  }
}
