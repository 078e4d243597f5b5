import Spool
import Synchronization
import SystemPackage

/// The kernel, but for calls that a test lets fail.
final class FaultyCalls: FileSystemCalls {
  /// One call, by its name.
  enum Verb: Hashable, Sendable {
    case openFolder, makeFolder, openFile, createFile, openLog, read, write, truncate, status, list
    case rename, remove, flush, flushFileSystem, takeReadLease, lock
  }

  /// Says what the `count`th call in all fails with, if anything.
  typealias Fault = @Sendable (_ verb: Verb, _ count: Int) -> Errno?

  private let linux = LinuxCalls()
  private let fault: Mutex<Fault>
  private let counted = Mutex(0)
  /// Writes give up after so many bytes.
  private let writesAtMost: Int

  init(writesAtMost: Int = .max, fault: @escaping Fault = { _, _ in nil }) {
    self.writesAtMost = writesAtMost
    self.fault = Mutex(fault)
  }

  /// How many calls there were.
  var count: Int { counted.withLock { $0 } }

  func fail(_ fault: @escaping Fault) {
    self.fault.withLock { $0 = fault }
  }

  private func pass(_ verb: Verb) throws(Errno) {
    let count = counted.withLock { count in
      count += 1
      return count
    }
    if let errno = fault.withLock({ $0(verb, count) }) { throw errno }
  }

  func openFolder(at path: FilePath) throws(Errno) -> Int32 {
    try pass(.openFolder)
    return try linux.openFolder(at: path)
  }

  func makeFolder(at path: FilePath, mode: UInt32) throws(Errno) {
    try pass(.makeFolder)
    try linux.makeFolder(at: path, mode: mode)
  }

  func openFolder(_ name: FileName, in folder: Int32) throws(Errno) -> Int32 {
    try pass(.openFolder)
    return try linux.openFolder(name, in: folder)
  }

  func makeFolder(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) {
    try pass(.makeFolder)
    try linux.makeFolder(name, in: folder, mode: mode)
  }

  func openFile(_ name: FileName, in folder: Int32) throws(Errno) -> Int32 {
    try pass(.openFile)
    return try linux.openFile(name, in: folder)
  }

  func createFile(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) -> Int32 {
    try pass(.createFile)
    return try linux.createFile(name, in: folder, mode: mode)
  }

  func openLog(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) -> Int32 {
    try pass(.openLog)
    return try linux.openLog(name, in: folder, mode: mode)
  }

  func close(_ descriptor: Int32) {
    linux.close(descriptor)
  }

  func read(
    _ descriptor: Int32, into room: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try pass(.read)
    return try linux.read(descriptor, into: room)
  }

  func read(
    _ descriptor: Int32, at offset: Int, into room: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try pass(.read)
    return try linux.read(descriptor, at: offset, into: room)
  }

  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(Errno) -> Int {
    try pass(.write)
    let some = UnsafeRawBufferPointer(rebasing: bytes.prefix(writesAtMost))
    return try linux.write(descriptor, some)
  }

  func truncate(_ descriptor: Int32, to size: Int) throws(Errno) {
    try pass(.truncate)
    try linux.truncate(descriptor, to: size)
  }

  func status(of descriptor: Int32) throws(Errno) -> FileStatus {
    try pass(.status)
    return try linux.status(of: descriptor)
  }

  func status(of name: FileName, in folder: Int32) throws(Errno) -> FileStatus {
    try pass(.status)
    return try linux.status(of: name, in: folder)
  }

  func list(_ folder: Int32, each: (FileName, EntryKind?) -> Bool) throws(Errno) {
    try pass(.list)
    try linux.list(folder, each: each)
  }

  func rename(
    _ old: FileName, in folder: Int32, to new: FileName, in target: Int32
  ) throws(Errno) {
    try pass(.rename)
    try linux.rename(old, in: folder, to: new, in: target)
  }

  func remove(_ name: FileName, in folder: Int32, isFolder: Bool) throws(Errno) {
    try pass(.remove)
    try linux.remove(name, in: folder, isFolder: isFolder)
  }

  func flush(_ descriptor: Int32) throws(Errno) {
    try pass(.flush)
    try linux.flush(descriptor)
  }

  func flushFileSystem(of descriptor: Int32) throws(Errno) {
    try pass(.flushFileSystem)
    try linux.flushFileSystem(of: descriptor)
  }

  func takeReadLease(_ descriptor: Int32) throws(Errno) {
    try pass(.takeReadLease)
    try linux.takeReadLease(descriptor)
  }

  func lock(_ descriptor: Int32) throws(Errno) {
    try pass(.lock)
    try linux.lock(descriptor)
  }

  func isLocked(_ descriptor: Int32) throws(Errno) -> Bool {
    try linux.isLocked(descriptor)
  }
}
