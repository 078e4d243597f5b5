internal import GRDB
internal import Triage

/// A filter as SQL behind the columns of a `SELECT`, with its values.
struct TicketSearch {
  private(set) var values: [DatabaseValue] = []
  private var conditions: [String] = []
  private var joinsPapers: Bool
  private var tail = ""

  /// With the documents joined, so that they can be selected too.
  init(_ filter: TicketFilter, withPapers: Bool = false) throws {
    joinsPapers = withPapers || filter.text != nil
    addStates(filter.states)
    add("assignee = ?", filter.assignee)
    add("team = ?", filter.team)
    add("urgency = ?", filter.urgency)
    add("source = ?", filter.source)
    add("customer_id = ?", filter.customer)
    add("site = ?", filter.site)
    addCategory(filter.category)
    add("received_at >= ?", filter.since?.databaseValue)
    add("received_at < ?", filter.until?.databaseValue)
    add("request LIKE ? ESCAPE '\\'", filter.text.map { "%\(Self.literal($0))%" })
    try addOrder(filter)
  }

  var sql: String {
    let joined = joinsPapers ? " JOIN papers ON papers.ticket = tickets.number" : ""
    let chosen = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return "FROM tickets\(joined)\(chosen)\(tail)"
  }

  private mutating func add(_ condition: String, _ value: String?) {
    add(condition, value?.databaseValue)
  }

  private mutating func add(_ condition: String, _ value: DatabaseValue?) {
    guard let value else { return }
    conditions.append(condition)
    values.append(value)
  }

  private mutating func addStates(_ states: Set<TicketState>) {
    guard !states.isEmpty else { return }
    // The words are ours; spelled out, the partial indexes can be used.
    let words = TicketState.allCases.filter(states.contains).map { "'\($0.rawValue)'" }
    conditions.append("state IN (\(words.joined(separator: ",")))")
    if states.allSatisfy(\.isOpen) { conditions.append("state NOT IN ('resolved','cancelled')") }
  }

  private mutating func addCategory(_ pattern: NamePattern?) {
    switch pattern {
    case nil: break
    case .name(let name)?: add("category = ?", name)
    case .below(let prefix)?:
      add("substr(category, 1, \(prefix.unicodeScalars.count)) = ?", prefix)
    }
  }

  private mutating func addOrder(_ filter: TicketFilter) throws {
    let after = try filter.after?.columnValue()
    switch filter.order {
    case .newest:
      add("number < ?", after)
      tail = " ORDER BY number DESC"
    case .oldest:
      add("number > ?", after)
      tail = " ORDER BY number"
    }
    guard let limit = filter.limit else { return }
    tail += " LIMIT ?"
    values.append(limit.databaseValue)
  }

  private static func literal(_ text: String) -> String {
    String(text.flatMap { "%_\\".contains($0) ? ["\\", $0] : [$0] })
  }
}
