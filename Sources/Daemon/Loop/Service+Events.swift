import CLinux
import Glibc
import Ledger
import Logging
import RuleCompiler
import Spool
import Triage

extension Service {
  /// When there will be something to do, if nothing happens before; nothing is done in a pause.
  func deadline(_ session: Session?, scanPeriod: Duration?) -> WaitDeadline? {
    let now = ContinuousClock.Instant.now
    var wait: [Duration] = []
    if settings.metrics != nil { wait.append(now.duration(to: nextMetrics)) }
    if let watchdog = notifier.watchdog { wait.append(watchdog) }
    if session != nil, let due = debounce.due { wait.append(now.duration(to: due)) }
    guard let session, !pause.isOn else {
      wait.append(now.duration(to: pause.until ?? now))
      return wait.min().map { .after(max($0, .zero)) }
    }
    if let due = session.inbox.nextDue { wait.append(now.duration(to: due)) }
    if let scanPeriod { wait.append(scanPeriod) }
    let elapsed = wait.min().map { max($0, .zero) }
    let moments = [session.desk.nextMoment(after: .now), session.retention.next(by: settings.zone)]
    guard let moment = moments.compactMap(\.self).min() else { return elapsed.map { .after($0) } }
    if let elapsed, elapsed < moment - .now { return .after(elapsed) }
    return .wall(microseconds: moment.milliseconds * 1000)
  }

  /// Signals that came since.
  func hear(_ signals: Int32, _ rules: RulesWatcher) {
    while true {
      switch clinux_signal_read(signals) {
      case SIGTERM, SIGINT: isStopping = true
      case SIGHUP:
        notifier.reloading()
        rules.start()
      default: return
      }
    }
  }

  /// Puts newly compiled rules in force, if there are some, or says why not. Where the ledger
  /// cannot be written they wait with everything else.
  func reload(_ session: Session) throws {
    guard let compiled else { return }
    // The service manager waits for an answer, whatever becomes of it.
    defer { notifier.ready(status) }
    switch compiled {
    case .success(let rules): try adopt(rules, session)
    case .failure(let refused): try refuse(refused, session, at: .now)
    }
    self.compiled = nil
    writeMetrics()
  }

  private func adopt(_ rules: UsableRules, _ session: Session) throws {
    let isNew = rules.ruleSet.digest != session.desk.ruleSet.digest
    guard isNew || state.refusedRules != nil else { return }
    try session.desk.adopt(rules, at: .now, isAgain: !isNew)
    state.refusedRules = nil
    let count = rules.ruleSet.contents.rules.count
    logger.notice(
      isNew ? "new rules in force: \(count) rules" : "the rules folder is as it was before",
      metadata: ["rule_set": "\(rules.ruleSet.digest)"])
  }

  /// Goes on with the rules in force and says why.
  func refuse(_ refused: RefusedRules, _ session: Session, at now: Timestamp) throws {
    guard state.refusedRules != refused.reason else { return }
    try session.desk.recordRefusal(refused, at: now)
    state.refusedRules = refused.reason
    state.refusedReloads += 1
    logger.error(
      "the rules folder is not used, the last good rules go on: \(refused.reason)",
      metadata: ["rule_set": "\(session.desk.ruleSet.digest)"])
  }
}

// MARK: - Telling

extension Service {
  /// Everything is up.
  func announce() {
    let ruleSet = session?.desk.ruleSet
    logger.notice(
      "ready: \(ruleSet?.contents.rules.count ?? 0) rules, spool '\(settings.spool)'",
      metadata: ["rule_set": "\(ruleSet?.digest ?? "")"])
    lastStatus = status
    notifier.ready(status)
  }

  /// The figures of now, in one line.
  var status: String {
    if let trouble = state.trouble { return "cannot work: \(trouble)" }
    guard let desk = session?.desk else { return "opening the spool" }
    var text = "\(desk.tally.tickets) tickets, \(desk.tally.dispatches) dispatches since the start"
    if desk.pool.count > 0 { text += ", \(desk.pool.count) waiting" }
    if let refused = state.refusedRules { text += "; last good rules in force: \(refused)" }
    return text
  }

  /// Tells the service manager when something has changed.
  func tellStatus() {
    guard status != lastStatus else { return }
    lastStatus = status
    notifier.status(status)
  }

  /// What is due by the clock, besides tickets.
  func keepWatch() {
    if notifier.watchdog != nil { notifier.alive() }
    tellStatus()
    if ContinuousClock.Instant.now >= nextMetrics { writeMetrics() }
  }

  /// Writes the metrics file, if one is wanted; a failure is told and nothing else.
  func writeMetrics() {
    nextMetrics = .now.advanced(by: Metrics.period)
    guard let path = settings.metrics else { return }
    do {
      if let desk = session?.desk {
        state.figures = try desk.ledger.reader.figures()
        state.tally = desk.tally
      }
      guard let figures = state.figures else { return }
      try Metrics(path: path).write(Metrics.text(state.tally, figures, state))
    } catch {
      if told.isNews("\(error)") { logger.warning("\(error)") }
    }
  }
}
