import Daemon
import Diagnostics
import Foundation
import Ledger
import Testing
import Triage

/// What a test throws to stop a batch after a step, as a kill would.
struct Stop: Error {}

@Suite struct `A stop in the middle of an update` {
  @Test(arguments: EffectStep.allCases)
  func `neither loses nor doubles what follows from it`(step: EffectStep) throws {
    let desk = try Desk()
    let number = try desk.request("a", #""description":"drips, hurry""#).text
    try desk.drop(#"{"kind":"update","ref":"a","event":"chased"}"#)
    try desk.drop(#"{"kind":"update","ref":"a","event":"declined"}"#)
    try stop(desk, after: step)
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-1.withdrawn.json"])
    #expect(desk.files(of: "bob") == ["\(number)-2.json"])
    #expect(try desk.ticket("a").life.chased == 1)
    #expect(try desk.events("updated").count == 2)
    #expect(try desk.events("withdrawn").count == 1)
    #expect(try desk.faults() == [])
  }

  @Test(arguments: EffectStep.allCases)
  func `or of a ladder takes its step once`(step: EffectStep) throws {
    let desk = try Desk()
    let number = try desk.request("a", #""description":"drips, hurry""#).text
    desk.now = Desk.moment("2026-11-23T12:00:00")
    try stop(desk, after: step)
    #expect(desk.files(of: "boss") == ["\(number)-1.notice.json"])
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-1.withdrawn.json"])
    #expect(desk.files(of: "bob") == ["\(number)-2.json"])
    #expect(try desk.events("escalated").count == 2)
    #expect(try desk.faults() == [])
  }

  private func stop(_ desk: Desk, after step: EffectStep) throws {
    desk.triager.afterStep = { if $0 == step { throw Stop() } }
    #expect(throws: Stop.self) { try desk.work() }
    try desk.restart()
    try desk.work()
  }
}
