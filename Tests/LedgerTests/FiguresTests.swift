import GRDB
import Testing
import Triage

@testable import Ledger

@Suite("Figures")
struct FiguresTests {
  let test: TestLedger

  init() throws { test = try TestLedger() }

  @Test func tellWhatIsGoingOn() throws {
    try test.commit {
      Sample.add(1, to: &$0)
      Sample.add(2, to: &$0, assignee: "wang.lei")
      $0.opened += [
        Sample.opened(Sample.ticket(3, to: nil, urgency: "urgent", receivedAt: 7)),
        Sample.opened(Sample.ticket(4, to: nil, urgency: "urgent", receivedAt: 3)),
        Sample.opened(Sample.ticket(5, to: nil, receivedAt: 1) { $0.state = .cancelled }),
      ]
      $0.timers = [TicketTimer(.init("shift"), due: Sample.time(10))]
    }
    let figures = try test.reader.figures()
    #expect(figures.byState == [.dispatched: 2, .waiting: 2, .cancelled: 1])
    #expect(figures.openByUrgency == ["normal": 2, "urgent": 2])
    #expect(figures.openByAssignee == ["otis": 1, "wang.lei": 1])
    #expect(figures.oldestWaiting == ["urgent": Sample.time(3)])
    #expect(figures.openHandovers == 2)
    #expect(figures.lastEvent == 4)
    #expect(figures.nextTimer == Sample.time(10))
    #expect(figures.ruleSet == "sha256:a")
  }

  @Test func areThereBeforeThereIsAnything() throws {
    let figures = try test.reader.figures()
    #expect(figures.tallies == [])
    #expect(figures.lastEvent == 0)
    #expect(figures.oldestWaiting == [:])
    #expect(figures.nextTimer == nil)
  }

  @Test(arguments: [UInt64(1), 20_261_123]) func agreeWithACountAfterManyChanges(
    seed: UInt64
  ) throws {
    var random = Seeded(seed: seed)
    try test.commit {
      for count in 1...40 { $0.opened.append(Sample.opened(Sample.ticket(count))) }
    }
    for _ in 0..<60 {
      try test.commit { batch in
        for _ in 0..<3 {
          let number = Sample.number(Int.random(in: 1...40, using: &random))
          guard var ticket = try test.reader.ticket(number),
            !batch.changed.contains(where: { $0.number == number })
          else { continue }
          change(&ticket, &random)
          batch.changed.append(ticket)
        }
      }
    }
    let counted = try test.reader.tickets(TicketFilter()).reduce(into: [:]) { counts, ticket in
      counts[
        [
          ticket.state.rawValue, ticket.classification.urgency, ticket.holder.team,
          ticket.holder.assignee ?? "",
        ], default: 0] += 1
    }
    let tallied = try test.reader.figures().tallies.reduce(into: [:]) { counts, tally in
      counts[
        [tally.state.rawValue, tally.urgency, tally.holder.team, tally.holder.assignee ?? ""],
        default: 0] += tally.count
    }
    #expect(tallied == counted, "seed \(seed)")
  }

  private func change(_ ticket: inout Ticket, _ random: inout Seeded) {
    ticket.classification.urgency = ["emergency", "normal"].randomElement(using: &random)!
    ticket.holder.team = ["lift", "desk"].randomElement(using: &random)!
    ticket.state =
      [.waiting, .accepted, .resolved, .cancelled].randomElement(using: &random) ?? .waiting
    ticket.holder.assignee =
      ticket.state == .waiting ? nil : ["otis", "wang.lei"].randomElement(using: &random)
  }
}

/// The same numbers for the same seed (splitmix64, by S. Vigna).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
