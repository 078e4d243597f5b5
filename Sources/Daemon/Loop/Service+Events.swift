import CLinux
import Glibc
import Ledger
import Logging
import RuleCompiler
import Spool
import Triage

extension Service {
  /// When there will be something to do, if nothing happens before.
  func deadline(_ watch: borrowing Watches) -> WaitDeadline? {
    if state.trouble != nil { return .after(backOff.next) }
    let now = ContinuousClock.Instant.now
    var wait: [Duration] = []
    if let due = inbox.nextDue { wait.append(now.duration(to: due)) }
    if settings.metrics != nil { wait.append(now.duration(to: nextMetrics)) }
    if let watchdog = notifier.watchdog { wait.append(watchdog) }
    if let period = watch.scanPeriod { wait.append(period) }
    let elapsed = wait.min().map { max($0, .zero) }
    guard let chance = desk.nextMoment(after: .now) else { return elapsed.map { .after($0) } }
    let untilChance = chance - .now
    if let elapsed, elapsed < untilChance { return .after(elapsed) }
    return .wall(microseconds: chance.milliseconds * 1000)
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

  /// Puts newly compiled rules in force, or says why not.
  func reload(_ result: Result<UsableRules, RefusedRules>) throws {
    switch result {
    case .success(let rules):
      let before = desk.ruleSet
      state.refusedRules = nil
      if rules.ruleSet.digest != before.digest {
        try desk.adopt(rules, at: .now)
        logger.notice(
          "new rules in force: \(rules.ruleSet.contents.rules.count) rules",
          metadata: ["rule_set": "\(rules.ruleSet.digest)"])
      }
    case .failure(let refused): try refuse(refused, at: .now)
    }
    writeMetrics()
    notifier.ready(status)
  }

  /// Goes on with the rules in force and says why.
  func refuse(_ refused: RefusedRules, at now: Timestamp) throws {
    guard state.refusedRules != refused.reason else { return }
    state.refusedRules = refused.reason
    state.refusedReloads += 1
    logger.error(
      "the rules folder is not used, the last good rules go on: \(refused.reason)",
      metadata: ["rule_set": "\(desk.ruleSet.digest)"])
    try desk.recordRefusal(refused, at: now)
  }
}

// MARK: - Telling

extension Service {
  /// Everything is up.
  func announce() {
    logger.notice(
      "ready: \(desk.ruleSet.contents.rules.count) rules, spool '\(settings.spool)'",
      metadata: ["rule_set": "\(desk.ruleSet.digest)"])
    lastStatus = status
    notifier.ready(status)
  }

  /// The figures of now, in one line.
  var status: String {
    let tally = desk.tally
    var text = "\(tally.tickets) tickets, \(tally.dispatches) dispatches since the start"
    if desk.pool.count > 0 { text += ", \(desk.pool.count) waiting" }
    if let refused = state.refusedRules { text += "; last good rules in force: \(refused)" }
    if let trouble = state.trouble { text = "cannot work: \(trouble)" }
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
      let text = Metrics.text(desk.tally, try desk.ledger.reader.figures(), state)
      try Metrics(path: path).write(text)
    } catch {
      logger.warning("\(error)")
    }
  }
}
