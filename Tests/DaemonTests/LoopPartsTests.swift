import Spool
import SystemPackage
import Testing

@testable import Daemon

@Suite("Parts of the loop")
struct LoopPartsTests {
  @Test("a pause grows up to its limit, and what fails within it does not lengthen it")
  func pauses() {
    var pause = BackOff()
    var now = ContinuousClock.Instant.now
    var waits: [Duration] = []
    for _ in 1...7 {
      pause.begin(at: now)
      pause.begin(at: now)
      waits.append(now.duration(to: pause.until ?? now))
      now = pause.until ?? now
    }
    #expect(waits == [1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
    pause.end()
    #expect(!pause.isOn)
    #expect(pause.next == BackOff.first)
  }

  @Test("a burst is looked at when it ends, or after two seconds")
  func debounce() {
    var debounce = Debounce()
    let start = ContinuousClock.Instant.now
    debounce.notice(at: start)
    #expect(debounce.due == start + .milliseconds(200))
    for step in 1...30 { debounce.notice(at: start + .milliseconds(100 * step)) }
    #expect(debounce.due == start + .seconds(2))
    let answers = [1, 2, 9].map { debounce.isDue(at: start + .seconds($0)) }
    #expect(answers == [false, true, false])
    #expect(debounce.due == nil)
  }

  @Test("what nobody lets us take keeps nothing else waiting, and is told")
  func denied() throws {
    let office = try Office()
    try office.work()
    for name in ["a.json", "b.json"] { try office.drop(#"{"subject": "x"}"#, as: name) }
    var inbox = Inbox(office.desk.spool, settle: .zero)
    // The first rename is the first claim.
    let denied = DenyingOnce()
    office.calls.failRename { denied.next() }
    var claims = 0
    let failures = try inbox.claim(isLast: true) { claim in
      claims += 1
      office.desk.take(claim)
    }
    #expect(claims == 1)
    #expect(failures.map(\.cause) == [.system(.permissionDenied)])
    #expect(office.files("inbox").count == 1)
  }
}
