import Logging
import Spool
import SystemPackage
import Triage

/// What the kernel tells of the inbox and of the rules folder; where it cannot, a look now and
/// then.
struct Watches: ~Copyable {
  private var inbox: InboxWatch?
  private var rules: FolderWatch?
  private let spool: SpoolFolders
  private let logger: Logger
  /// What becomes readable when there is news.
  private var descriptors: [Int32] = []
  /// How often to look, where inotify has no room; `nil` where it tells everything.
  private(set) var scanPeriod: Duration?

  /// How often is looked where the kernel cannot tell.
  static let usualPeriod = Duration.seconds(5)

  init(_ spool: SpoolFolders, rules path: String, _ logger: Logger) {
    self.spool = spool
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
      let watch = try FolderWatch([FilePath(path)])
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
  mutating func drain(
    into found: inout Inbox, _ desk: Triager, _ outcome: WaitOutcome
  ) throws -> Bool {
    if scanPeriod != nil, outcome.isDue { found.requestScan() }
    while true {
      let events = try inbox?.drain() ?? []
      guard !events.isEmpty else { break }
      for event in events { try take(event, &found, desk) }
    }
    return try rules?.drain() ?? false
  }

  private mutating func take(
    _ event: InboxEvent, _ found: inout Inbox, _ desk: Triager
  ) throws {
    switch event {
    case .arrived(let name, let source):
      if let claim = try spool.claim(name, from: source) { desk.take(claim) }
    case .sourceAppeared, .overflowed: found.requestScan()
    case .sourceUnwatched(_, let error):
      logger.warning("\(error); looking every \(Self.usualPeriod) instead")
      scanPeriod = Self.usualPeriod
      found.requestScan()
    case .lost: throw SpoolError("watch", "inbox", .system(.noSuchFileOrDirectory))
    }
  }
}
