// The shape of what follows; each body moves to its own file.
package import SystemPackage

extension FileName {
  /// For people: bytes that cannot be printed as `\xNN`.
  package var printable: String { fatalError() }
  /// For the ledger: as `printable`, with `\` itself as `\x5c`, so that it can be read back.
  package var escaped: String { fatalError() }
  /// Reads back what `escaped` wrote.
  package init?(escaped: String) { fatalError() }
  /// The part behind the last dot in lower case, empty where there is none.
  package var fileExtension: String { fatalError() }
  /// At most 200 bytes: a longer name is cut before its extension, with a hash.
  package var cut: FileName { fatalError() }
  /// With `~2`, `~3` … before the extension; 1 is the name itself.
  package func numbered(_ number: Int) -> FileName { fatalError() }
  /// With a suffix such as `.reason.json` behind it.
  package func appending(_ suffix: String) -> FileName? { fatalError() }
  /// Whether a sender is still writing under it: `.x`, `x.tmp`, `x.part`, `x.filepart`.
  package var isUnfinished: Bool { fatalError() }
}

/// What failed in the world: the verb, the object, the cause.
package struct SpoolError: Error, Sendable, Equatable {
  package enum Cause: Sendable, Equatable {
    case system(Errno)
    /// Another daemon has the spool; its process id, where it could be read.
    case heldByAnother(process: Int32?)
    /// A folder of the spool lies on another file system than its root.
    case otherFileSystem
    /// A name that must not become part of a path.
    case unfitName
    /// inotify has no room: fall back to scanning now and then.
    case watchLimit
  }
  package let verb: String
  package let object: String
  package let cause: Cause
  /// Worth trying again later: a full disk, too many open files, an I/O error, a read-only remount.
  package var isTemporary: Bool { fatalError() }
}

/// A folder of the spool into which things are handed over: `dispatch/otis`.
package struct SpoolFolder: Hashable, Sendable {
  package let path: String
  package init(path: String) throws(SpoolError) { fatalError() }
  package static func dispatch(to assignee: String) throws(SpoolError) -> SpoolFolder { fatalError() }
  package static func archive(of day: SpoolDay) -> SpoolFolder { fatalError() }
  package static func rejected(from source: String?) throws(SpoolError) -> SpoolFolder { fatalError() }
  package static func receipts(for source: String?) throws(SpoolError) -> SpoolFolder { fatalError() }
}

/// A calendar day as folders and files are named after it.
package struct SpoolDay: Hashable, Comparable, Sendable {
  package init?(year: Int, month: Int, day: Int) { fatalError() }
  package static func < (left: SpoolDay, right: SpoolDay) -> Bool { fatalError() }
}

/// What stands under a name.
package enum EntryKind: String, Sendable { case file, symlink, fifo, socket, device, folder }

/// Something in the inbox that a scan has found.
package struct InboxEntry: Sendable, Equatable {
  package let source: String?
  package let name: FileName
  package let kind: EntryKind
  package let size: Int
  /// Nanoseconds since 1970.
  package let modified: Int64
}

package struct InboxListing: Sendable {
  package let entries: [InboxEntry]
  /// There was more than the limit allowed: scan again when these are done.
  package let hasMore: Bool
}

/// Whether anybody still writes a file.
package enum Completeness: Sendable { case complete, beingWritten, unknown }

/// The identity of one drop: unique for ever, and the file's name under `work/claims`.
package struct Claim: Hashable, Sendable {
  package let name: FileName
  package let source: String?
  /// The sender's name for it, cut to 200 bytes.
  package let original: FileName
  /// For the ledger.
  package var escaped: String { fatalError() }
  package init?(escaped: String) { fatalError() }
}

/// A claimed thing, opened without following or waiting for anything.
package enum OpenedClaim: ~Copyable {
  case file(ClaimReader)
  /// No regular file; reject it under `kind.rawValue` (a folder: `folder` or `nested_folder`).
  case other(EntryKind)
  /// The claim is not there (any more).
  case gone
}

package struct ClaimReader: ~Copyable {
  package let size: Int
  package let modified: Int64
  /// What a read lease says now; while `.complete` is held nobody can begin to write.
  package let completeness: Completeness
  /// All bytes, or nil when there are more than `limit`.
  package mutating func readAll(limit: Int) throws(SpoolError) -> [UInt8]? { fatalError() }
  /// Appends up to `count` further bytes; 0 at the end.
  package mutating func readMore(_ count: Int, into bytes: inout [UInt8]) throws(SpoolError) -> Int { fatalError() }
}

/// A file under `work/staged`.
package struct StagedName: Hashable, Sendable {
  package let name: FileName
  package var escaped: String { fatalError() }
  package init?(escaped: String) { fatalError() }
}

package struct Handover: Sendable {
  package enum From: Sendable, Hashable { case claim(Claim), staged(StagedName) }
  package let from: From
  package let folder: SpoolFolder
  package let name: FileName
  package init(from: From, folder: SpoolFolder, name: FileName) { fatalError() }
}

package enum HandoverOutcome: Sendable, Equatable {
  /// Under this name (it may have got a number).
  case done(FileName)
  /// The source is gone: it was handed over before.
  case alreadyDone
}

/// The folders of one spool, held open and locked by the one daemon; for one thread.
package final class SpoolFolders {
  package static func open(_ root: FilePath) throws(SpoolError) -> SpoolFolders { fatalError() }
  init() {}

  /// At most `limit` entries, sources taking turns, oldest first within each.
  package func scanInbox(limit: Int) throws(SpoolError) -> InboxListing { fatalError() }
  /// What stands under one name, nil when nothing does or it is unfinished.
  package func entry(_ name: FileName, from source: String?) throws(SpoolError) -> InboxEntry? { fatalError() }
  package func completeness(of entry: InboxEntry) throws(SpoolError) -> Completeness { fatalError() }
  /// nil when it is gone. Anything can be claimed, a symlink is itself claimed.
  package func claim(_ name: FileName, from source: String?) throws(SpoolError) -> Claim? { fatalError() }
  package func open(_ claim: Claim) throws(SpoolError) -> OpenedClaim { fatalError() }
  /// Back to the inbox, for a file that turned out to be still written.
  package func putBack(_ claim: Claim) throws(SpoolError) { fatalError() }
  /// In the order of claiming.
  package func recoverClaims() throws(SpoolError) -> [Claim] { fatalError() }

  package func stage(_ bytes: [UInt8], as name: FileName) throws(SpoolError) -> StagedName { fatalError() }
  package func stagedNames() throws(SpoolError) -> [StagedName] { fatalError() }
  package func discard(_ staged: StagedName) throws(SpoolError) { fatalError() }
  /// Everything written and renamed so far is on disk when it returns.
  package func flush() throws(SpoolError) { fatalError() }

  /// Chooses and reserves a name that is free in the folder, also with the companion's suffix.
  package func freeName(in folder: SpoolFolder, wanted: FileName, companion: String? = nil)
    throws(SpoolError) -> FileName { fatalError() }
  /// Forgets reservations of a batch that will not be handed over.
  package func releaseNames() { fatalError() }
  package func handOver(_ handover: Handover) throws(SpoolError) -> HandoverOutcome { fatalError() }
  /// Removes archive days before `day`, at most `limit` files; true when more is left.
  package func removeArchive(before day: SpoolDay, limit: Int) throws(SpoolError) -> Bool { fatalError() }
}

/// Looking without touching, for other commands beside a running daemon.
package struct SpoolReader {
  package static func open(_ root: FilePath) throws(SpoolError) -> SpoolReader { fatalError() }
  /// Whether a daemon has the spool now.
  package func isHeld() throws(SpoolError) -> Bool { fatalError() }
  package func scanInbox(limit: Int) throws(SpoolError) -> InboxListing { fatalError() }
}

package enum InboxEvent: Sendable, Equatable {
  /// Closed after writing, moved in, linked in, or no regular file: claim it.
  case arrived(FileName, source: String?)
  /// A new source folder, watched from now on: scan for what came before the watch.
  case sourceAppeared(String)
  /// The kernel dropped events: scan everything.
  case overflowed
  /// The inbox itself is gone or unmounted.
  case lost
}

/// inotify over the inbox and its source folders.
package struct InboxWatch: ~Copyable {
  package init(_ spool: SpoolFolders) throws(SpoolError) { fatalError() }
  package var descriptor: Int32 { fatalError() }
  package mutating func drain() throws(SpoolError) -> [InboxEvent] { fatalError() }
}

/// inotify over folders such as the rules folder, with all below them.
package struct FolderWatch: ~Copyable {
  package init(_ folders: [FilePath]) throws(SpoolError) { fatalError() }
  package var descriptor: Int32 { fatalError() }
  /// Whether anything changed since the last call.
  package mutating func drain() throws(SpoolError) -> Bool { fatalError() }
}

/// When a wait ends at the latest.
package enum WaitDeadline: Sendable {
  case after(Duration)
  /// Microseconds since 1970 by the wall clock; a clock that is set ends the wait.
  case wall(microseconds: Int64)
}

package struct WaitOutcome: Sendable {
  package let ready: [Int32]
  package let wasWoken: Bool
  package let isDue: Bool
}

/// Ends a wait from another thread.
package struct Waker: Sendable {
  package func wake() { fatalError() }
}

/// One thread's sleep over descriptors, a deadline and a wake-up; never polls.
package struct EventWait: ~Copyable {
  package init() throws(SpoolError) { fatalError() }
  package var waker: Waker { fatalError() }
  package func add(_ descriptor: Int32) throws(SpoolError) { fatalError() }
  package func remove(_ descriptor: Int32) throws(SpoolError) { fatalError() }
  package mutating func wait(until deadline: WaitDeadline?) throws(SpoolError) -> WaitOutcome { fatalError() }
}

/// The daily files of decisions, one event a line.
package struct DecisionLog: ~Copyable {
  /// Creates the folder; `at` may lie outside the spool.
  package static func open(at folder: FilePath) throws(SpoolError) -> DecisionLog { fatalError() }
  /// The last whole line of the newest file, without its line break.
  package func lastLine() throws(SpoolError) -> [UInt8]? { fatalError() }
  /// Appends whole lines (each ending in a line break) by one write.
  package mutating func append(_ lines: [UInt8], on day: SpoolDay) throws(SpoolError) { fatalError() }
  package func remove(before day: SpoolDay) throws(SpoolError) { fatalError() }
}

/// Hands files over the way a good sender does.
package struct HandOff: ~Copyable {
  package static func open(_ root: FilePath, source: String?) throws(SpoolError) -> HandOff { fatalError() }
  /// Whole and on disk when it returns; the name may have got a number.
  package func deliver(_ bytes: [UInt8], as name: FileName) throws(SpoolError) -> FileName { fatalError() }
  /// Without holding it in memory, from an open descriptor.
  package func deliver(from descriptor: Int32, as name: FileName) throws(SpoolError) -> FileName { fatalError() }
}

/// Files whose completeness nothing tells, until they have stayed the same for a while.
package struct SettlingFiles: Sendable {
  package init(settle: Duration, limit: Int) { fatalError() }
  /// Whether it has not changed for the settle time.
  package mutating func hasSettled(_ entry: InboxEntry, now: ContinuousClock.Instant) -> Bool { fatalError() }
  package var nextDue: ContinuousClock.Instant? { fatalError() }
}

/// Which files some process has open for writing, as far as `/proc` may be read.
package struct WriterSearch {
  package static func beingWritten(_ entries: [InboxEntry], in spool: SpoolFolders) -> [InboxEntry] { fatalError() }
}
