import CLinux
import Glibc
import Ledger
import Logging
import RuleCompiler
import Spool
import SystemPackage
import Triage

/// The daemon's loop: one thread that sleeps until something happens and does what is to be done.
///
/// What fails and may pass is waited out: told once, tried again ever more seldom, and told when it
/// is over. Where the spool itself has gone from under it, it is opened anew.
package final class Service {
  let settings: Settings
  let logger: Logger
  let notifier = Notifier()
  var state = ServiceState()
  /// What holds the spool; `nil` while it cannot be opened.
  var session: Session?
  var pause = BackOff()
  /// Rules that were compiled and are not in force yet.
  var compiled: Result<UsableRules, RefusedRules>?
  var debounce = Debounce()
  var isStopping = false
  var nextMetrics = ContinuousClock.Instant.now
  var lastStatus = ""
  /// Troubles of single files and folders that were told, so that they are told once.
  var told = ToldOnce()

  /// How long the end of a run may take that finishes what is in hand; the rest is taken up again
  /// by the next start.
  static let longestFarewell = Duration.seconds(20)

  init(_ session: Session, _ settings: Settings, _ logger: Logger) {
    self.session = session
    self.settings = settings
    self.logger = logger
  }

  /// Does all that is in the inbox and all that is due, and ends.
  package func runOnce() throws(ServiceError) {
    guard let session else { return }
    do {
      while true {
        let worked = try session.takeIn(isLast: true, tell) || session.inbox.isScanDue
        var decided = false
        while try session.desk.processBatch(at: .now) { decided = true }
        guard try worked || decided || session.desk.giveUpWaiting(at: .now) else { break }
        session.inbox.requestScan()
      }
      while try session.retention.step(session.desk, at: .now, tell) {}
      try session.desk.close(at: .now)
      writeMetrics()
    } catch {
      throw .io("\(error)")
    }
  }

  /// Works until it is told to stop, then finishes what is in hand.
  package func run() throws(ServiceError) {
    do {
      try runLoop()
      notifier.stopping()
      logger.info("stopping")
      try sayFarewell()
      writeMetrics()
    } catch {
      throw .io("\(error)")
    }
  }

  private func sayFarewell() throws {
    guard let desk = session?.desk else { return }
    let end = ContinuousClock.Instant.now.advanced(by: Self.longestFarewell)
    while try desk.processBatch(at: .now), ContinuousClock.Instant.now < end {
      if notifier.watchdog != nil { notifier.alive() }
    }
    try desk.close(at: .now)
  }

  private func runLoop() throws {
    var wait = try EventWait()
    let signals = try descriptor(clinux_signals(), "signals")
    try wait.add(signals)
    let rules = RulesWatcher(path: settings.rules, zone: settings.zone, waker: wait.waker)
    announce()
    while !isStopping {
      if session == nil {
        try reopen()
      } else if try serve(&wait, signals, rules) == .lost {
        if let desk = session?.desk { state.tally = desk.tally }
        session = nil
      }
      guard session == nil else { continue }
      _ = try wait.wait(until: deadline(nil, scanPeriod: nil))
      hear(signals, rules)
      keepWatch()
    }
  }

  /// Why a session ends.
  private enum SessionEnd { case stopped, lost }

  /// Works with the open session until the end, or until the spool is to be opened anew.
  private func serve(
    _ wait: inout EventWait, _ signals: Int32, _ rules: RulesWatcher
  ) throws -> SessionEnd {
    guard let session else { return .lost }
    var watch = Watches(session.spool, settings, logger)
    try watch.join(&wait)
    session.inbox.requestScan()
    while !isStopping {
      var isBusy = false
      if !pause.isOn {
        guard try attempt({ isBusy = try work(session) }) else { return .lost }
      }
      let next =
        isBusy ? WaitDeadline.after(.zero) : deadline(session, scanPeriod: watch.scanPeriod)
      let outcome = try wait.wait(until: next)
      hear(signals, rules)
      if outcome.isDue, watch.scanPeriod != nil { session.inbox.requestScan() }
      guard try attempt({ try hear(&watch, session) }) else { return .lost }
      if debounce.isDue { rules.start() }
      if let result = rules.result() { compiled = result }
      keepWatch()
    }
    return .stopped
  }

  /// What the kernel tells of inbox and rules.
  private func hear(_ watch: inout Watches, _ session: Session) throws {
    do {
      let isChanged = try watch.drain(into: session, isPaused: pause.isOn, tell)
      if isChanged { debounce.notice() }
    } catch {
      session.inbox.requestScan()
      throw error
    }
  }

  /// One batch, or what else there is; whether there may be more.
  private func work(_ session: Session) throws -> Bool {
    let found = try session.takeIn(isLast: false, tell)
    try reload(session)
    let decided = try session.desk.processBatch(at: .now)
    recovered()
    let tidied = try session.retention.step(session.desk, at: .now, tell)
    return found || decided || tidied
  }

  private func descriptor(_ code: Int32, _ object: String) throws -> Int32 {
    guard code >= 0 else { throw SpoolError("hear", object, .system(Errno(rawValue: -code))) }
    return code
  }
}
