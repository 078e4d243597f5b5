import CLinux
import Glibc
import SystemPackage

/// When a wait ends at the latest.
package enum WaitDeadline: Hashable, Sendable {
  /// From now; time in which the machine sleeps counts.
  case after(Duration)
  /// By the wall clock, in microseconds since 1970; setting that clock ends the wait too.
  case wall(microseconds: Int64)
}

/// Why a wait ended.
package struct WaitOutcome: Hashable, Sendable {
  /// What can be read now.
  package var ready: [Int32] = []
  /// Whether another thread called `wake`.
  package var wasWoken = false
  /// Whether the deadline came, or the wall clock was set.
  package var isDue = false
}

/// One thread's sleep over descriptors, a deadline and a wake-up. Nothing in it polls.
package struct EventWait: ~Copyable {
  private let epoll: Descriptor
  private let wallTimer: Descriptor
  private let elapsedTimer: Descriptor
  /// Ends a wait, also one that has not begun, from any thread.
  package let waker: Waker

  /// Fails where descriptors have run out.
  package init() throws(SpoolError) {
    let own = try Self.descriptors()
    epoll = own[0]
    wallTimer = own[1]
    elapsedTimer = own[2]
    waker = Waker(own[3])
  }

  private static func descriptors() throws(SpoolError) -> [Descriptor] {
    do throws(Errno) {
      let own = [
        Descriptor(try checked(clinux_epoll())), Descriptor(try checked(clinux_wall_timer())),
        Descriptor(try checked(clinux_elapsed_timer())), Descriptor(try checked(clinux_eventfd())),
      ]
      for heard in own.dropFirst() {
        try checked(clinux_epoll_add(own[0].number, heard.number))
      }
      return own
    } catch {
      throw SpoolError("wait for", "events", .system(error))
    }
  }

  /// From now on its becoming readable ends a wait.
  package func add(_ descriptor: Int32) throws(SpoolError) {
    do {
      try checked(clinux_epoll_add(epoll.number, descriptor))
    } catch {
      throw SpoolError("wait for", "descriptor \(descriptor)", .system(error))
    }
  }

  /// Before it is closed.
  package func remove(_ descriptor: Int32) throws(SpoolError) {
    do {
      try checked(clinux_epoll_remove(epoll.number, descriptor))
    } catch {
      throw SpoolError("wait for", "descriptor \(descriptor)", .system(error))
    }
  }

  /// Sleeps until there is something to do; for ever without a deadline.
  package func wait(until deadline: WaitDeadline?) throws(SpoolError) -> WaitOutcome {
    do {
      try set(deadline)
      var ready = [Int32](repeating: 0, count: 16)
      let count = try sleep(&ready)
      return try outcome(of: ready.prefix(count))
    } catch {
      throw SpoolError("wait for", "events", .system(error))
    }
  }

  private func sleep(_ ready: inout [Int32]) throws(Errno) -> Int {
    while true {
      let count = clinux_epoll_wait(epoll.number, &ready, Int32(ready.count))
      guard count == -EINTR else { return Int(try checked(count)) }
    }
  }

  private func outcome(of ready: ArraySlice<Int32>) throws(Errno) -> WaitOutcome {
    var outcome = WaitOutcome()
    for descriptor in ready {
      switch descriptor {
      case waker.event.number:
        waker.settle()
        outcome.wasWoken = true
      case wallTimer.number, elapsedTimer.number:
        // -ECANCELED: the clock was set; -EAGAIN: a timer of the wait before, stopped since.
        let answer = clinux_timer_read(descriptor)
        if answer == 0 || answer == -ECANCELED { outcome.isDue = true }
      default: outcome.ready.append(descriptor)
      }
    }
    return outcome
  }

  private func set(_ deadline: WaitDeadline?) throws(Errno) {
    try checked(clinux_timer_stop(wallTimer.number))
    try checked(clinux_timer_stop(elapsedTimer.number))
    switch deadline {
    case nil: break
    case .after(let duration):
      let (seconds, attoseconds) = duration.components
      let nanoseconds = attoseconds / 1_000_000_000
      // Zero would stop the timer.
      let isPast = seconds < 0 || (seconds == 0 && nanoseconds < 1)
      try checked(
        clinux_elapsed_timer_set(
          elapsedTimer.number, isPast ? 0 : seconds, isPast ? 1 : nanoseconds))
    case .wall(let microseconds):
      let moment = max(1, microseconds)
      try checked(
        clinux_wall_timer_set(
          wallTimer.number, moment / 1_000_000, moment % 1_000_000 * 1000))
    }
  }
}

/// Ends the wait of the thread that sleeps, or its next one.
package struct Waker: Sendable {
  fileprivate let event: Descriptor

  fileprivate init(_ event: Descriptor) {
    self.event = event
  }

  /// From any thread, also from a signal's handler.
  package func wake() {
    var one: UInt64 = 1
    _ = write(event.number, &one, 8)
  }

  fileprivate func settle() {
    var count: UInt64 = 0
    _ = read(event.number, &count, 8)
  }
}

/// A descriptor that several share, closed when the last lets go.
private final class Descriptor: Sendable {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit { _ = close(number) }
}
