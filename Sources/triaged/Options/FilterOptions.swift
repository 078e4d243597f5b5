import ArgumentParser
import Diagnostics
import Ledger
import Triage

/// Which tickets `list` shows.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "In this state, or in one of these with commas; 'open' is all that are not over.",
      discussion: "A value with a '/' is the setting of that name, the folder of the ledger.",
      valueName: "state"))
  var state: [String] = []
  @Option(help: ArgumentHelp("With this assignee, or last with them.", valueName: "id"))
  var assignee: String?
  @Option(help: ArgumentHelp("Of this team.", valueName: "id")) var team: String?
  @Option(help: ArgumentHelp("Of this category, or with 'lift.*' of all below.", valueName: "id"))
  var category: String?
  @Option(help: ArgumentHelp("Of this urgency.", valueName: "id")) var urgency: String?
  @Option(help: ArgumentHelp("Received at this time or later.", valueName: "time"))
  var since: String?
  @Option(help: ArgumentHelp("Received before this time.", valueName: "time"))
  var until: String?
  @Option(help: ArgumentHelp("From this source.", valueName: "name")) var source: String?
  @Option(help: ArgumentHelp("Of this customer.", valueName: "id")) var customer: String?
  @Option(help: ArgumentHelp("At this site.", valueName: "id")) var site: String?
  @Option(help: ArgumentHelp("With these words in the request.", valueName: "words"))
  var text: String?
  @Option(help: ArgumentHelp("At most so many; 0 is all.", valueName: "count")) var limit = 100
  @Option(help: "Which come first.") var order = TicketFilter.Order.newest

  /// The filter that they say.
  func filter(in zone: Zone) throws -> TicketFilter {
    var filter = TicketFilter()
    filter.states = try states()
    filter.assignee = assignee
    filter.team = team
    filter.category = category.map(NamePattern.init)
    filter.urgency = urgency
    filter.since = try since.map { try Timestamp.argument($0, "since", in: zone) }
    filter.until = try until.map { try Timestamp.argument($0, "until", in: zone) }
    filter.source = source
    filter.customer = customer
    filter.site = site
    filter.text = text
    filter.order = order
    guard limit >= 0 else { throw CommandFailure(.usage, "--limit '\(limit)' is less than none") }
    filter.limit = limit == 0 ? nil : limit
    return filter
  }

  /// The setting of that name, which has a '/' where a state has none.
  var stateFolder: String? { state.last { $0.contains("/") } }

  private func states() throws -> Set<TicketState> {
    var states: Set<TicketState> = []
    let given = state.filter { !$0.contains("/") }.flatMap { $0.split(separator: ",") }
    for word in given.map(String.init) {
      if word == "open" {
        states.formUnion(TicketState.allCases.filter(\.isOpen))
      } else if let state = TicketState(rawValue: word) {
        states.insert(state)
      } else {
        let near = nearest(to: word, in: TicketState.allCases.map(\.rawValue))
        let hint = near.map { "; did you mean '\($0)'?" } ?? ""
        throw CommandFailure(.usage, "--state '\(word)' is no state of a ticket\(hint)")
      }
    }
    return states
  }
}

extension TicketFilter.Order: ExpressibleByArgument {}
