import Spool
import Synchronization
import SystemPackage

/// The kernel, but for calls that a test lets fail; what is flushed is not, since no test cuts the
/// power.
final class FaultyCalls: FileSystemCalls {
  /// Says what the `count`th call fails with, if anything.
  typealias Fault = @Sendable (_ count: Int) -> Errno?

  private let linux = LinuxCalls()
  private let fault = Mutex<Fault> { _ in nil }
  private let counted = Mutex(0)

  /// How many calls there were that change or read something.
  var count: Int { counted.withLock { $0 } }

  /// From now on, counted from 1 again.
  func fail(_ fault: @escaping Fault) {
    counted.withLock { $0 = 0 }
    self.fault.withLock { $0 = fault }
  }

  /// No call fails any more.
  func heal() { fail { _ in nil } }

  private let renameFault = Mutex<@Sendable () -> Errno?> { nil }

  /// Renames fail with what this says, if anything.
  func failRename(_ fault: @escaping @Sendable () -> Errno?) {
    renameFault.withLock { $0 = fault }
  }

  private func pass() throws(Errno) {
    let count = counted.withLock { count in
      count += 1
      return count
    }
    if let errno = fault.withLock({ $0(count) }) { throw errno }
  }

  func openFolder(at path: FilePath) throws(Errno) -> Int32 {
    try pass()
    return try linux.openFolder(at: path)
  }

  func makeFolder(at path: FilePath, mode: UInt32) throws(Errno) {
    try pass()
    try linux.makeFolder(at: path, mode: mode)
  }

  func openFolder(_ name: FileName, in folder: Int32) throws(Errno) -> Int32 {
    try pass()
    return try linux.openFolder(name, in: folder)
  }

  func makeFolder(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) {
    try pass()
    try linux.makeFolder(name, in: folder, mode: mode)
  }

  func openFile(_ name: FileName, in folder: Int32) throws(Errno) -> Int32 {
    try pass()
    return try linux.openFile(name, in: folder)
  }

  func createFile(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) -> Int32 {
    try pass()
    return try linux.createFile(name, in: folder, mode: mode)
  }

  func openLog(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) -> Int32 {
    try pass()
    return try linux.openLog(name, in: folder, mode: mode)
  }

  func close(_ descriptor: Int32) { linux.close(descriptor) }

  func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    try pass()
    return try linux.read(descriptor, into: room)
  }

  func read(
    _ descriptor: Int32, at offset: Int, into room: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try pass()
    return try linux.read(descriptor, at: offset, into: room)
  }

  /// A write that fails has written half, as on a disk that is just full.
  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(Errno) -> Int {
    do {
      try pass()
    } catch {
      _ = try? linux.write(
        descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2)))
      throw error
    }
    return try linux.write(descriptor, bytes)
  }

  func truncate(_ descriptor: Int32, to size: Int) throws(Errno) {
    try pass()
    try linux.truncate(descriptor, to: size)
  }

  func status(of descriptor: Int32) throws(Errno) -> FileStatus {
    try linux.status(of: descriptor)
  }

  func status(of name: FileName, in folder: Int32) throws(Errno) -> FileStatus {
    try pass()
    return try linux.status(of: name, in: folder)
  }

  func list(_ folder: Int32, each: (FileName, EntryKind?) -> Bool) throws(Errno) {
    try pass()
    try linux.list(folder, each: each)
  }

  func rename(
    _ old: FileName, in folder: Int32, to new: FileName, in target: Int32
  ) throws(Errno) {
    try pass()
    if let errno = renameFault.withLock({ $0() }) { throw errno }
    try linux.rename(old, in: folder, to: new, in: target)
  }

  func remove(_ name: FileName, in folder: Int32, isFolder: Bool) throws(Errno) {
    try pass()
    try linux.remove(name, in: folder, isFolder: isFolder)
  }

  func flush(_ descriptor: Int32) throws(Errno) { try pass() }

  func flushFileSystem(of descriptor: Int32) throws(Errno) { try pass() }

  func takeReadLease(_ descriptor: Int32) throws(Errno) { try linux.takeReadLease(descriptor) }

  func lock(_ descriptor: Int32) throws(Errno) { try linux.lock(descriptor) }

  func isLocked(_ descriptor: Int32) throws(Errno) -> Bool { try linux.isLocked(descriptor) }
}

/// Says once that permission is denied.
final class DenyingOnce: Sendable {
  private let isSaid = Mutex(false)

  func next() -> Errno? {
    isSaid.withLock { isSaid in
      defer { isSaid = true }
      return isSaid ? nil : .permissionDenied
    }
  }
}
