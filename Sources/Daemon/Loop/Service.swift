import CLinux
import Glibc
import Ledger
import Logging
import RuleCompiler
import Spool
import SystemPackage
import Triage

/// The daemon's loop: one thread that sleeps until something happens and does what is to be done.
package final class Service {
  let desk: Triager
  let spool: SpoolFolders
  let settings: Settings
  let logger: Logger
  let notifier = Notifier()
  var state = ServiceState()
  var inbox: Inbox
  var backOff = BackOff()
  var isStopping = false
  var nextMetrics = ContinuousClock.Instant.now
  var lastStatus = ""

  init(_ desk: Triager, _ spool: SpoolFolders, _ settings: Settings, _ logger: Logger) throws {
    self.desk = desk
    self.spool = spool
    self.settings = settings
    self.logger = logger
    inbox = Inbox(spool, settle: settings.settle)
  }

  /// Does all that is in the inbox and all that is due, and ends.
  package func runOnce() throws(ServiceError) {
    do {
      while true {
        let found = try inbox.claims(isLast: true)
        found.claims.forEach(desk.take)
        var worked = !found.claims.isEmpty
        while try desk.processBatch(at: .now) { worked = true }
        guard try worked || desk.giveUpWaiting(at: .now) else { break }
        inbox.requestScan()
      }
      try desk.close(at: .now)
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
      while try desk.processBatch(at: .now) {}
      try desk.close(at: .now)
      writeMetrics()
    } catch {
      throw .io("\(error)")
    }
  }

  private func runLoop() throws {
    var wait = try EventWait()
    let signals = try descriptor(clinux_signals(), "signals")
    try wait.add(signals)
    var watch = Watches(spool, rules: settings.rules, logger)
    try watch.join(&wait)
    let rules = RulesWatcher(path: settings.rules, zone: settings.zone, waker: wait.waker)
    announce()
    while !isStopping {
      let isBusy = try work()
      let outcome = try wait.wait(until: isBusy ? .after(.zero) : deadline(watch))
      hear(signals, rules)
      if try watch.drain(into: &inbox, desk, outcome) { rules.start() }
      if let result = rules.result() { try reload(result) }
      keepWatch()
    }
  }

  /// One batch; whether there may be more. Trouble that may pass is waited out.
  private func work() throws -> Bool {
    do {
      let found = try inbox.claims(isLast: false)
      for failure in found.failures { logger.warning("\(failure)") }
      found.claims.forEach(desk.take)
      let worked = try desk.processBatch(at: .now)
      recovered()
      return worked || !found.claims.isEmpty
    } catch let error as any TemporaryError where error.isTemporary {
      stumble(over: "\(error)")
      inbox.requestScan()
      return false
    }
  }

  private func stumble(over trouble: String) {
    if state.trouble != trouble {
      logger.error("\(trouble); trying again every \(BackOff.longest) at the latest")
    }
    if state.trouble != nil { backOff.lengthen() }
    state.trouble = trouble
    tellStatus()
  }

  private func recovered() {
    guard state.trouble != nil else { return }
    state.trouble = nil
    backOff.reset()
    logger.notice("working again")
    tellStatus()
  }

  private func descriptor(_ code: Int32, _ object: String) throws -> Int32 {
    guard code >= 0 else { throw SpoolError("hear", object, .system(Errno(rawValue: -code))) }
    return code
  }
}

/// An error of the world that may pass.
protocol TemporaryError: Error {
  var isTemporary: Bool { get }
}

extension SpoolError: TemporaryError {}
extension LedgerError: TemporaryError {}
