import Glibc
package import Logging
import RuleCompiler
import Spool
package import Triage

extension Service {
  /// Opens spool, ledger and log, puts rules in force and repairs what the last stop left.
  package static func start(
    _ settings: Settings, log logger: Logger
  ) throws(ServiceError) -> Service {
    do {
      let session = try Session.open(settings, journal: EventJournal(logger))
      let service = Service(session, settings, logger)
      if let refused = session.refused { try service.refuse(refused, session, at: .now) }
      return service
    } catch let error as ServiceError {
      throw error
    } catch let error as SpoolError {
      if case .heldByAnother = error.cause { throw .held("\(error)") }
      throw .io("\(error)")
    } catch {
      throw .io("\(error)")
    }
  }
}

extension Timestamp {
  /// The wall clock.
  package static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
