import Glibc
import SystemPackage

/// The lock that makes one daemon the spool's, until its value ends or its process does.
struct SpoolLock: ~Copyable {
  private let file: OpenFile

  private init(_ file: consuming OpenFile) {
    self.file = file
  }

  /// Writes the own process id into the file, for the message to the next who tries.
  static func take(in work: OpenFolder) throws(SpoolError) -> SpoolLock {
    let file = try open(in: work)
    do {
      try work.calls.lock(file.descriptor)
    } catch .resourceTemporarilyUnavailable {
      throw SpoolError("lock", file.path, .heldByAnother(process: holder(of: file)))
    } catch {
      throw SpoolError("lock", file.path, .system(error))
    }
    try write(getpid(), to: file)
    return SpoolLock(file)
  }

  /// Whether somebody holds it now, found without taking it, so that no daemon's start fails for the looking.
  static func isHeld(in work: OpenFolder) throws(SpoolError) -> Bool {
    let opened: Int32
    do {
      opened = try work.calls.openFile(Names.lock, in: work.descriptor)
    } catch .noSuchFileOrDirectory {
      return false
    } catch {
      throw SpoolError("open", work.display(Names.lock), .system(error))
    }
    let file = OpenFile(descriptor: opened, name: Names.lock, in: work)
    do {
      return try work.calls.isLocked(file.descriptor)
    } catch {
      throw SpoolError("look at", file.path, .system(error))
    }
  }

  private static func open(in work: OpenFolder) throws(SpoolError) -> OpenFile {
    do {
      let opened = try work.calls.openLog(Names.lock, in: work.descriptor, mode: Modes.file)
      return OpenFile(descriptor: opened, name: Names.lock, in: work)
    } catch {
      throw SpoolError("open", work.display(Names.lock), .system(error))
    }
  }

  private static func write(_ process: pid_t, to file: borrowing OpenFile) throws(SpoolError) {
    try file.truncate(to: 0)
    try file.write(Array("\(process)\n".utf8))
  }

  private static func holder(of file: borrowing OpenFile) -> Int32? {
    var bytes: [UInt8] = []
    guard let count = try? file.read(16, into: &bytes), count > 0 else { return nil }
    return Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
