import Ledger
import Spool
import SystemPackage
import Testing
import Triage

@testable import Daemon

/// Stops after a step, as a kill would.
struct Stop: Error {}

@Suite("Stopped at any moment")
struct StopTests {
  static let everyStep = Scenario.allCases.flatMap { scenario in
    EffectStep.allCases.map { (scenario, $0) }
  }

  @Test("after any step a restart loses nothing and does nothing twice", arguments: everyStep)
  func afterAnyStep(scenario: Scenario, step: EffectStep) throws {
    for turn in 1...4 {
      let office = try Office(batch: scenario.batchSize)
      try scenario.drop(into: office)
      var passed = 0
      office.desk.afterStep = { reached in
        guard reached == step else { return }
        passed += 1
        if passed == turn { throw Stop() }
      }
      do {
        try office.work()
      } catch is Stop {
        try office.restart()
        try office.work()
      }
      try scenario.check(office)
      try office.audit()
      guard passed >= turn else { return }
    }
  }

  @Test("after any step the same process can go on", arguments: everyStep)
  func goesOn(scenario: Scenario, step: EffectStep) throws {
    let office = try Office(batch: scenario.batchSize)
    try scenario.drop(into: office)
    var isFirst = true
    office.desk.afterStep = { reached in
      guard reached == step, isFirst else { return }
      isFirst = false
      throw Stop()
    }
    do {
      try office.work()
    } catch is Stop {
      try office.work()
    }
    try scenario.check(office)
    try office.audit()
  }

  @Test("a call of the kernel that fails once is made again", arguments: Scenario.allCases)
  func failsOnce(scenario: Scenario) throws {
    try eachCall(of: scenario) { office in
      try office.workWhateverFails()
    }
  }

  @Test("a call that fails before a kill is made good by the restart", arguments: Scenario.allCases)
  func failsAndStops(scenario: Scenario) throws {
    try eachCall(of: scenario) { office in
      do {
        try office.work()
      } catch let error as SpoolError {
        #expect(error.isTemporary)
        office.calls.heal()
        try office.restart()
      }
      try office.workWhateverFails()
    }
  }

  @Test("a disk that is full for long and then is not", arguments: Scenario.allCases)
  func fullForLong(scenario: Scenario) throws {
    for first in [1, 5, 9, 14, 20, 27, 35, 50] {
      let office = try Office(batch: scenario.batchSize)
      try scenario.drop(into: office)
      office.calls.fail { $0 >= first ? .noSpace : nil }
      guard (try? office.work()) == nil else { return }
      for _ in 1...3 { #expect(throws: SpoolError.self) { try office.work() } }
      office.calls.heal()
      try office.workWhateverFails()
      // What could not even be removed on the full disk is removed by the next start.
      try office.restart()
      try scenario.check(office)
      try office.audit()
    }
  }

  /// Lets each call fail in turn, until one run makes fewer calls.
  private func eachCall(of scenario: Scenario, _ run: (Office) throws -> Void) throws {
    // Every call of the first half of a run, and a third of the others: both halves are alike.
    for failing in Array(1...60) + Array(stride(from: 61, through: 600, by: 3)) {
      let office = try Office(batch: scenario.batchSize)
      try scenario.drop(into: office)
      let errno: Errno = failing.isMultiple(of: 2) ? .noSpace : .ioError
      office.calls.fail { $0 == failing ? errno : nil }
      try run(office)
      let isOver = office.calls.count < failing
      office.calls.heal()
      try office.work()
      try scenario.check(office)
      try office.audit()
      if isOver { return }
    }
    Issue.record("more than 600 calls")
  }
}

extension Office {
  /// Goes on as the service does when something fails that may pass.
  func workWhateverFails() throws {
    for _ in 1...5 {
      do {
        try work()
        return
      } catch let error as SpoolError where error.isTemporary {
        continue
      }
    }
    Issue.record("it does not heal")
  }
}
