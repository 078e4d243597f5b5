import Foundation
import Testing
import Triage

/// The program as senders and assignees see it: a file in, files out.
@Suite(
  "A whole file of real requests",
  // The files lie beside a developer's checkout and not in it.
  .enabled(if: RealData.isPresent, RealData.absence), .serialized)
struct WholeFileTests {
  @Test(
    "becomes one dispatch or one waiting ticket a row, and nothing more when it comes again",
    .timeLimit(.minutes(10)), arguments: [RealData.petitions, .boston])
  func eachRowOnce(data: RealData) throws {
    let ids = try data.requests(by: data.ruleSet()).compactMap { $0[.id]?.text }
    let run = try OnceRun(of: data)

    try run.take()
    let dispatches = try run.dispatches()
    let first = try run.events()
    expectEachOnce(ids, dispatches, first)
    #expect(Set(dispatches.map(\.ruleSet)) == [try data.ruleSet().digest])

    try run.take()
    let second = try run.events().dropFirst(first.count)
    #expect(try run.dispatches() == dispatches)
    #expect(
      second.filter { $0.event == "duplicate" }.compactMap(\.sourceID).sorted() == ids.sorted())
    let decided: Set = ["received", "rejected", "triaged", "dispatched", "waiting", "withdrawn"]
    #expect(second.filter { decided.contains($0.event) }.map(\.event) == [])
    try expectBothKept(run, data)
  }

  /// Every id has one ticket, and every ticket is either with somebody or waiting.
  private func expectEachOnce(
    _ ids: [String], _ dispatches: [OnceRun.Dispatch], _ events: [OnceRun.Event]
  ) {
    let received = events.filter { $0.event == "received" }
    #expect(received.compactMap(\.sourceID).sorted() == ids.sorted())
    let waiting = events.filter { $0.event == "waiting" }.compactMap(\.ticket)
    let accounted = dispatches.map(\.ticket) + waiting
    #expect(accounted.sorted() == received.compactMap(\.ticket).sorted())
    let ticketOfID = Dictionary(received.map { ($0.sourceID, $0.ticket) }) { first, _ in first }
    #expect(dispatches.allSatisfy { ticketOfID[$0.sourceID] == $0.ticket })
  }

  /// The inbox is empty, nothing was refused, and both files are kept byte for byte.
  private func expectBothKept(_ run: borrowing OnceRun, _ data: RealData) throws {
    #expect(try run.files(in: "inbox").isEmpty)
    #expect(try run.files(in: "rejected").isEmpty)
    let original = try Data(contentsOf: data.file)
    #expect(try run.files(in: "archive").map { try Data(contentsOf: $0) } == [original, original])
  }
}
