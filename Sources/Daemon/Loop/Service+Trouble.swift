import Ledger
import Logging
import RuleCompiler
import Spool
import Triage

/// What fails and may pass.
extension Service {
  /// Does something that may fail; whether the session is still good.
  ///
  /// What may pass begins a pause. What says that the folders are not what was opened has the
  /// spool opened anew. Anything else ends the service.
  func attempt(_ step: () throws -> Void) throws -> Bool {
    do {
      try step()
      return true
    } catch let error as SpoolError {
      stumble(over: error)
      return error.isTemporary
    } catch let error as LedgerError where error.isTemporary {
      stumble(over: error)
      return session?.desk.isInDoubt == false
    }
  }

  /// Opens the spool again, once the pause is over.
  func reopen() throws {
    guard !pause.isOn else { return }
    do {
      let session = try Session.open(settings, journal: EventJournal(logger))
      self.session = session
      session.desk.tally = state.tally
      if let refused = session.refused { try refuse(refused, session, at: .now) }
    } catch let error as ServiceError {
      stumble(over: error)
    } catch let error as SpoolError {
      stumble(over: error)
    } catch let error as LedgerError where error.isTemporary || error.cause == .missing {
      stumble(over: error)
    }
  }

  private func stumble(over error: any Error) {
    // The same trouble names another file each time.
    let kind = (error as? SpoolError).map { "\($0.verb) \($0.cause)" } ?? "\(error)"
    if state.trouble == nil || kind != state.kindOfTrouble {
      logger.error("\(error); trying again every \(BackOff.longest) at the latest")
    }
    state.kindOfTrouble = kind
    state.trouble = "\(error)"
    pause.begin()
    session?.inbox.requestScan()
    tellStatus()
  }

  /// All that was to be done was done.
  func recovered() {
    guard state.trouble != nil else { return }
    state.trouble = nil
    pause.end()
    logger.notice("working again")
    tellStatus()
  }

  /// Says once what is wrong with one file or folder, while all others go on.
  func tell(_ trouble: SpoolError) {
    guard told.isNews("\(trouble)") else { return }
    logger.warning("\(trouble)")
  }
}

/// Remembers what was told, with a limit.
struct ToldOnce {
  private var told: Set<String> = []

  /// How many are remembered; then all may be told again.
  static let most = 1024

  /// Whether it was not told before.
  mutating func isNews(_ text: String) -> Bool {
    if told.count >= Self.most { told.removeAll() }
    return told.insert(text).inserted
  }
}
