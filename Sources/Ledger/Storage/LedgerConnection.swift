internal import GRDB
internal import Glibc

/// One way into the file, for reading and writing or for reading alone.
///
/// Calls from several threads wait for each other.
final class LedgerConnection: Sendable {
  let queue: DatabaseQueue
  let path: String

  private init(_ queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
  }

  /// Opens for writing; makes the folder and the file where they are missing.
  static func writing(in folder: String) throws(LedgerError) -> LedgerConnection {
    let path = try file(in: folder, creating: true)
    return try LedgerError.during("open", path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration(.wal))
      try queue.writeWithoutTransaction(prepareForWriting)
      try queue.read(refuseForeign)
      try Schema.migrator.migrate(queue)
      return LedgerConnection(queue, path: path)
    }
  }

  /// Opens for reading what is there.
  static func reading(in folder: String) throws(LedgerError) -> LedgerConnection {
    let path = try file(in: folder, creating: false)
    return try LedgerError.during("open", path) {
      let queue = try readOnlyQueue(path)
      try queue.read { db in
        try refuseForeign(db)
        guard try Schema.migrator.hasCompletedMigrations(db) else {
          // A file without a table is one that a daemon is just about to make.
          throw LedgerError("open", path, try isEmpty(db) ? .missing : .older)
        }
      }
      return LedgerConnection(queue, path: path)
    }
  }

  /// Asks within one read transaction, with errors in our own words.
  func read<Value>(
    _ verb: String, _ body: (Database) throws -> Value
  ) throws(LedgerError) -> Value {
    try LedgerError.during(verb, path) { try queue.read(body) }
  }

  /// One transaction, on disk when it returns.
  func write<Value>(
    _ verb: String, _ body: (Database) throws -> Value
  ) throws(LedgerError) -> Value {
    try LedgerError.during(verb, path) { try queue.write(body) }
  }
}

extension LedgerConnection {
  private static let fileName = "ledger.sqlite"
  /// So that a command that writes beside the daemon waits its turn.
  private static let patience = 10.0

  private static func configuration(
    _ journal: Configuration.JournalModeConfiguration
  ) -> Configuration {
    var configuration = Configuration()
    configuration.journalMode = journal
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    return configuration
  }

  private static func prepareForWriting(_ db: Database) throws {
    // A commit is on disk when it returns: without FULL, a power cut may take the last ones.
    try db.execute(sql: "PRAGMA synchronous = FULL")
    // Checkpoints cost two flushes; 32 MiB of log make them rare and keep recovery short.
    try db.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
    try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
    try db.execute(sql: "PRAGMA cache_size = -32768")
    // Debian's SQLite overwrites what is deleted even where that costs a write of its own.
    try db.execute(sql: "PRAGMA secure_delete = FAST")
  }

  private static func readOnlyQueue(_ path: String) throws -> DatabaseQueue {
    var configuration = configuration(.default)
    configuration.readonly = true
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError
      where error.resultCode == .SQLITE_CANTOPEN && !hasLog(path)
    {
      // Where nobody writes and we may not either, the log cannot be made; nor is it needed.
      let escaped = path.flatMap { "%?#".contains($0) ? percentEncoded($0) : String($0) }
      return try DatabaseQueue(
        path: "file:\(String(escaped))?immutable=1", configuration: configuration)
    }
  }

  /// Whether the write-ahead log holds anything: then the file alone is not the whole ledger.
  private static func hasLog(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }

  private static func percentEncoded(_ character: Character) -> String {
    character.utf8.map { "%" + String($0, radix: 16) }.joined()
  }

  private static func refuseForeign(_ db: Database) throws {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    guard try isEmpty(db) || application == Schema.applicationID else {
      throw Damage("another program's database")
    }
    guard try !Schema.migrator.hasBeenSuperseded(db) else { throw Superseded() }
  }

  private static func isEmpty(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  /// The ledger's file; whoever may not read it is not let in by a lenient umask.
  private static func file(in folder: String, creating: Bool) throws(LedgerError) -> String {
    let root = folder.hasPrefix("/") ? folder : "./" + folder
    let path = root + "/" + fileName
    guard creating else {
      guard access(path, F_OK) == 0 else { throw LedgerError("open", path, .missing) }
      return path
    }
    makeFolders(root)
    let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw LedgerError("open", path, errno: errno) }
    Glibc.close(descriptor)
    return path
  }

  /// Makes what is missing of a folder's path; what fails is told by the file that follows.
  private static func makeFolders(_ path: String) {
    for end in path.indices.dropFirst() where path[end] == "/" {
      _ = mkdir(String(path[..<end]), 0o750)
    }
    _ = mkdir(path, 0o750)
  }
}
