import Testing
import Triage

@testable import Ledger

@Suite("A list of tickets")
struct TicketSearchTests {
  let test: TestLedger

  init() throws {
    test = try TestLedger()
    var waiting = Sample.opened(Sample.ticket(1, to: nil, urgency: "urgent", receivedAt: 10))
    waiting.ticket.classification.category = "liftoff"
    waiting.papers.request = #"{"description":"100% Water_leak"}"#
    var resolved = Sample.ticket(2, to: "wang.lei", receivedAt: 20) { $0.state = .resolved }
    resolved.customer.id = "c-1"
    resolved.place.site = "garden"
    let rest = [resolved, Sample.ticket(3, receivedAt: 30), Sample.ticket(4, receivedAt: 5)]
    try test.commit { $0.opened = [waiting] + rest.map(Sample.opened) }
  }

  @Test(arguments: Case.all) func holds(_ one: Case) throws {
    #expect(try test.reader.tickets(one.filter).map(\.number.count) == one.counts)
  }

  @Test func isHandedOverWithDocumentsUntilTheReaderHasEnough() throws {
    var filter = TicketFilter()
    filter.order = .oldest
    var seen: [String] = []
    try test.reader.visit(filter) { ticket, papers in
      seen.append("\(ticket.number.count) \(papers.request)")
      return seen.count < 2
    }
    #expect(
      seen == [
        #"1 {"description":"100% Water_leak"}"#, #"2 {"description":"3号楼电梯困人 2"}"#,
      ])
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let filter: TicketFilter
    let counts: [Int]

    init(_ name: String, _ counts: [Int], _ change: (inout TicketFilter) -> Void) {
      var filter = TicketFilter()
      change(&filter)
      self.filter = filter
      self.counts = counts
      testDescription = name
    }

    static let all = [
      Case("everything, newest first", [4, 3, 2, 1]) { _ in },
      Case("everything, oldest first", [1, 2, 3, 4]) { $0.order = .oldest },
      Case("no more than the limit", [4, 3]) { $0.limit = 2 },
      Case("nothing where the limit is none", []) { $0.limit = 0 },
      Case("the next page", [2, 1]) { $0.after = Sample.number(3) },
      Case("the next page, oldest first", [4]) {
        $0.after = Sample.number(3)
        $0.order = .oldest
      },
      Case("open ones", [4, 3, 1]) { $0.states = [.waiting, .dispatched] },
      Case("open and closed ones", [2, 1]) { $0.states = [.waiting, .resolved] },
      Case("one person's", [2]) { $0.assignee = "wang.lei" },
      Case("a team's", [4, 3, 2, 1]) { $0.team = "lift" },
      Case("nobody's", []) { $0.assignee = "o'tis" },
      Case("of one category", [1]) { $0.category = .name("liftoff") },
      Case("below a category, not beside it", [4, 3, 2]) { $0.category = NamePattern("lift.*") },
      Case("of one urgency", [1]) { $0.urgency = "urgent" },
      Case("since a moment, that one included", [3, 2]) { $0.since = Sample.time(20) },
      Case("until a moment, that one not", [4, 1]) { $0.until = Sample.time(20) },
      Case("of one source", [4, 3, 2, 1]) { $0.source = "app" },
      Case("of one customer", [2]) { $0.customer = "c-1" },
      Case("of one site", [2]) { $0.site = "garden" },
      Case("with a text, whatever its case", [1]) { $0.text = "WATER_" },
      Case("with a sign that means more in SQL", [1]) { $0.text = "100%" },
      Case("with Chinese", [3]) { $0.text = "困人 3" },
      Case("of all these", [3]) {
        $0.states = [.dispatched]
        $0.since = Sample.time(6)
        $0.text = "电梯"
      },
    ]
  }
}
