import RuleCompiler
import Spool
import Synchronization
import SystemPackage
import Triage

/// Compiles the rules folder beside the loop, so that requests in flight wait for nothing.
final class RulesWatcher: Sendable {
  private enum State {
    case idle
    case compiling(isStale: Bool)
    case done(Result<UsableRules, RefusedRules>)
  }

  private let path: String
  private let zone: Zone
  private let waker: Waker
  private let state = Mutex(State.idle)

  init(path: String, zone: Zone, waker: Waker) {
    self.path = path
    self.zone = zone
    self.waker = waker
  }

  /// Begins to compile the folder as it is now; one that is under way is begun again afterwards.
  func start() {
    let isFree = state.withLock { state in
      if case .compiling = state {
        state = .compiling(isStale: true)
        return false
      }
      state = .compiling(isStale: false)
      return true
    }
    guard isFree else { return }
    Workers.start { self.compile() }.detach()
  }

  /// What came of it, once.
  func result() -> Result<UsableRules, RefusedRules>? {
    state.withLock { state in
      guard case .done(let result) = state else { return nil }
      state = .idle
      return result
    }
  }

  private func compile() {
    while true {
      let result = UsableRules.read(at: path, zone: zone)
      let isDone = state.withLock { state in
        if case .compiling(isStale: true) = state {
          state = .compiling(isStale: false)
          return false
        }
        state = .done(result)
        return true
      }
      if isDone { return waker.wake() }
    }
  }
}
