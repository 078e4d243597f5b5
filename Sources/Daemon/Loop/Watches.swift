import Logging
import RuleCompiler
import Spool
import SystemPackage
import Triage

/// What the kernel tells of the inbox and of the rules folder; where it cannot, a look now and
/// then.
struct Watches: ~Copyable {
  private var inbox: InboxWatch?
  private var rules: FolderWatch?
  private var root: RootWatch?
  private let spool: SpoolFolders
  private let logger: Logger
  /// What becomes readable when there is news.
  private var descriptors: [Int32] = []
  /// How often to look, where inotify has no room; `nil` where it tells everything.
  private(set) var scanPeriod: Duration?

  private static let lost = SpoolError("watch", "inbox", .system(.noSuchFileOrDirectory))

  /// How often is looked where the kernel cannot tell.
  static let usualPeriod = Duration.seconds(5)

  init(_ spool: SpoolFolders, _ settings: Settings, _ logger: Logger) {
    self.spool = spool
    let path = settings.rules
    self.logger = logger
    do {
      let watch = try InboxWatch(spool)
      descriptors.append(watch.descriptor)
      inbox = consume watch
    } catch {
      logger.warning("\(error); looking every \(Self.usualPeriod) instead")
      scanPeriod = Self.usualPeriod
    }
    do {
      let watch = try RootWatch(settings.spool)
      descriptors.append(watch.descriptor)
      root = consume watch
    } catch {
      logger.warning("\(error)")
    }
    do {
      // A single file is heard with the folder that it lies in.
      let isFile = path.hasSuffix(".yaml") && !RulesFolder.isFolder(path)
      let folder = FilePath(path).removingLastComponent()
      let watch = try FolderWatch([isFile ? (folder.isEmpty ? "." : folder) : FilePath(path)])
      descriptors.append(watch.descriptor)
      rules = consume watch
    } catch {
      logger.warning("\(error); rules are reloaded by SIGHUP only")
    }
  }

  /// Has a wait end when there is news.
  func join(_ wait: inout EventWait) throws(SpoolError) {
    for descriptor in descriptors { try wait.add(descriptor) }
  }

  /// Takes in what has happened; whether the rules have changed.
  ///
  /// - Parameter isPaused: whether nothing is to be moved now; then what has come is looked for
  ///   later.
  mutating func drain(
    into session: Session, isPaused: Bool, _ tell: (SpoolError) -> Void
  ) throws(SpoolError) -> Bool {
    if root?.isInboxLost() == true { throw Self.lost }
    while true {
      let events = try inbox?.drain() ?? []
      guard !events.isEmpty else { break }
      for event in events {
        if isPaused, case .arrived = event {
          session.inbox.requestScan()
        } else {
          try take(event, session, tell)
        }
      }
    }
    return hasRulesChanged()
  }

  private mutating func take(
    _ event: InboxEvent, _ session: Session, _ tell: (SpoolError) -> Void
  ) throws(SpoolError) {
    switch event {
    case .arrived(let name, let source):
      do throws(SpoolError) {
        if let claim = try spool.claim(name, from: source) { session.desk.take(claim) }
      } catch {
        guard !error.isTemporary else { throw error }
        tell(error)
      }
    case .sourceAppeared, .overflowed: session.inbox.requestScan()
    case .sourceUnwatched(_, let error):
      logger.warning("\(error); looking every \(Self.usualPeriod) instead")
      scanPeriod = Self.usualPeriod
      session.inbox.requestScan()
    case .lost: throw Self.lost
    }
  }

  /// Where watching the rules fails, they count as changed: a look tells.
  private mutating func hasRulesChanged() -> Bool {
    do {
      return try rules?.drain() ?? false
    } catch {
      logger.warning("\(error); changes of the rules may go unheard until SIGHUP")
      return true
    }
  }
}
