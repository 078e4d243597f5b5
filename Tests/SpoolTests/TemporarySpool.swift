import Glibc
import SystemPackage
import TestSupport

@testable import Spool

/// A spool in a folder of its own, removed with the value.
final class TemporarySpool {
  let path: String
  private(set) var folders: SpoolFolders

  init(calls: any FileSystemCalls = LinuxCalls()) throws {
    path = Self.makeFolder() + "/spool"
    folders = try SpoolFolders.open(FilePath(path), calls: calls)
  }

  deinit { Self.removeAll(String(path.dropLast("/spool".count))) }

  /// As a restart does: the lock is given back and taken again.
  func reopen(calls: any FileSystemCalls = LinuxCalls()) throws {
    // The old value must end before the new one can have the lock.
    let elsewhere = Self.makeFolder()
    defer { Self.removeAll(elsewhere) }
    folders = try SpoolFolders.open(FilePath(elsewhere + "/spool"))
    folders = try SpoolFolders.openAgain(FilePath(path), calls: calls)
  }

  /// Writes a file below the spool in place, and closes it.
  func write(_ text: String, to name: String) throws {
    let file = try require(descriptor: open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644))
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Errno(rawValue: errno) }
  }

  func makeFolder(_ name: String) throws {
    guard mkdir(path + "/" + name, 0o755) == 0 else { throw Errno(rawValue: errno) }
  }

  func read(_ name: String) throws -> String {
    let file = try require(descriptor: open(path + "/" + name, O_RDONLY | O_NOFOLLOW))
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// The names in a folder below the spool, in order.
  func names(in folder: String) -> [String] { Self.names(at: path + "/" + folder) }

  private static func names(at path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
      let name = String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func mode(of name: String) -> UInt32 {
    var status = stat()
    lstat(path + "/" + name, &status)
    return status.st_mode & 0o7777
  }

  func setModified(_ seconds: Int, of name: String) {
    let time = timespec(tv_sec: seconds, tv_nsec: 0)
    var times = [time, time]
    utimensat(AT_FDCWD, path + "/" + name, &times, AT_SYMLINK_NOFOLLOW)
  }

  static func makeFolder() -> String {
    var template = Array("/tmp/spool-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { fatalError("no temporary folder: errno \(errno)") }
    return String(cString: made)
  }

  static func removeAll(_ path: String) {
    for name in names(at: path) where remove(path + "/" + name) != 0 {
      removeAll(path + "/" + name)
    }
    remove(path)
  }
}

/// Throws what the call left in `errno`.
func require(descriptor: Int32) throws -> Int32 {
  guard descriptor >= 0 else { throw Errno(rawValue: errno) }
  return descriptor
}

extension OpenedClaim {
  /// Reads it to its end, or says what it is instead.
  consuming func text(limit: Int = 1 << 20) throws -> String {
    switch consume self {
    case .file(let reader):
      guard let bytes = try reader.readAll(limit: limit) else { return "too large" }
      return String(decoding: bytes, as: UTF8.self)
    case .other(let kind): return "a \(kind.rawValue)"
    case .gone: return "gone"
    }
  }

  consuming func completeness() -> Completeness? {
    switch consume self {
    case .file(let reader): reader.completeness
    case .other: nil
    case .gone: nil
    }
  }
}
