import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("A wait for events")
struct EventWaitTests {
  @Test("ends when a watch has heard something")
  func endsByWatch() throws {
    let spool = try TemporarySpool()
    var watch = try InboxWatch(spool.folders)
    let wait = try EventWait()
    try wait.add(watch.descriptor)
    try spool.write("{}", to: "inbox/a.json")
    let outcome = try wait.wait(until: nil)
    #expect(outcome.ready == [watch.descriptor] && !outcome.wasWoken && !outcome.isDue)
    _ = try watch.drain()
    #expect(try wait.wait(until: .after(.zero)).isDue)
    try wait.remove(watch.descriptor)
    try spool.write("{}", to: "inbox/b.json")
    #expect(try wait.wait(until: .after(.milliseconds(1))).ready.isEmpty)
  }

  @Test("ends when another thread wakes it, or has woken it before")
  func endsByWaking() async throws {
    let wait = try EventWait()
    let waker = wait.waker
    waker.wake()
    waker.wake()
    #expect(try wait.wait(until: nil).wasWoken)
    let thread = KernelThread { waker.wake() }
    #expect(try wait.wait(until: nil).wasWoken)
    thread.join()
    #expect(try !wait.wait(until: .after(.milliseconds(1))).wasWoken)
  }

  @Test("ends at its deadline, by either clock, and a new deadline replaces the old one")
  func endsAtDeadline() throws {
    let wait = try EventWait()
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
    let begun = ContinuousClock.now
    #expect(try wait.wait(until: .wall(microseconds: microseconds + 20_000)).isDue)
    #expect(try wait.wait(until: .after(.milliseconds(10))).isDue)
    #expect(ContinuousClock.now - begun >= .milliseconds(25))
    #expect(try wait.wait(until: .wall(microseconds: 1)).isDue)
    #expect(try wait.wait(until: .after(.seconds(-5))).isDue)
    wait.waker.wake()
    let outcome = try wait.wait(until: .after(.seconds(3600)))
    #expect(outcome.wasWoken && !outcome.isDue)
    wait.waker.wake()
    #expect(try !wait.wait(until: nil).isDue)
  }
}
