import CLinux
import Glibc
package import SystemPackage

/// The kernel itself.
package struct LinuxCalls: FileSystemCalls {
  /// Holds nothing.
  package init() {}

  package func openFolder(at path: FilePath) throws(Errno) -> Int32 {
    try retrying { open(path.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  }

  package func makeFolder(at path: FilePath, mode: UInt32) throws(Errno) {
    _ = try retrying { mkdir(path.string, 0o700) }
    _ = try retrying { chmod(path.string, mode) }
  }

  package func openFolder(_ name: FileName, in folder: Int32) throws(Errno) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    return try retrying { name.withCString { openat(folder, $0, flags) } }
  }

  package func makeFolder(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) {
    _ = try retrying { name.withCString { mkdirat(folder, $0, mode & 0o777) } }
    let made = try openFolder(name, in: folder)
    defer { close(made) }
    _ = try retrying { fchmod(made, mode) }
  }

  package func openFile(_ name: FileName, in folder: Int32) throws(Errno) -> Int32 {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    return try retrying { name.withCString { openat(folder, $0, flags) } }
  }

  package func createFile(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let made = try retrying { name.withCString { openat(folder, $0, flags, mode) } }
    return try withMode(mode, made)
  }

  package func openLog(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) -> Int32 {
    let flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let opened = name.withCString { openat(folder, $0, flags) }
    guard opened < 0 else { return opened }
    guard errno == ENOENT else { throw Errno(rawValue: errno) }
    let create = flags | O_CREAT | O_EXCL
    let made = try retrying { name.withCString { openat(folder, $0, create, mode) } }
    return try withMode(mode, made)
  }

  package func close(_ descriptor: Int32) {
    _ = Glibc.close(descriptor)
  }

  /// The process's mask may have taken bits away.
  private func withMode(_ mode: UInt32, _ descriptor: Int32) throws(Errno) -> Int32 {
    do {
      _ = try retrying { fchmod(descriptor, mode) }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }
}

extension LinuxCalls {
  package func read(
    _ descriptor: Int32, into room: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { Glibc.read(descriptor, room.baseAddress, room.count) }
  }

  package func read(
    _ descriptor: Int32, at offset: Int, into room: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try retrying { pread(descriptor, room.baseAddress, room.count, offset) }
  }

  package func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(Errno) -> Int {
    try retrying { Glibc.write(descriptor, bytes.baseAddress, bytes.count) }
  }

  package func truncate(_ descriptor: Int32, to size: Int) throws(Errno) {
    _ = try retrying { ftruncate(descriptor, size) }
  }

  package func flush(_ descriptor: Int32) throws(Errno) {
    _ = try retrying { fsync(descriptor) }
  }

  package func flushFileSystem(of descriptor: Int32) throws(Errno) {
    try checked(clinux_syncfs(descriptor))
  }

  package func takeReadLease(_ descriptor: Int32) throws(Errno) {
    try checked(clinux_take_read_lease(descriptor))
  }

  package func lock(_ descriptor: Int32) throws(Errno) {
    try checked(clinux_lock(descriptor))
  }

  package func isLocked(_ descriptor: Int32) throws(Errno) -> Bool {
    try checked(clinux_is_locked(descriptor)) != 0
  }
}

extension LinuxCalls {
  package func status(of descriptor: Int32) throws(Errno) -> FileStatus {
    var status = stat()
    _ = try retrying { fstat(descriptor, &status) }
    return FileStatus(status)
  }

  package func status(of name: FileName, in folder: Int32) throws(Errno) -> FileStatus {
    var status = stat()
    _ = try retrying { name.withCString { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) } }
    return FileStatus(status)
  }

  package func list(_ folder: Int32, each: (FileName, EntryKind?) -> Bool) throws(Errno) {
    let own = try retrying { openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = fdopendir(own) else {
      let cause = Errno(rawValue: errno)
      close(own)
      throw cause
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw Errno(rawValue: errno) }
        return
      }
      guard let name = FileName(entry) else { continue }
      guard each(name, EntryKind(directoryType: entry.pointee.d_type)) else { return }
    }
  }

  package func rename(
    _ old: FileName, in folder: Int32, to new: FileName, in target: Int32
  ) throws(Errno) {
    let result = old.withCString { old in
      new.withCString { new in clinux_rename_noreplace(folder, old, target, new) }
    }
    guard result == -EINVAL || result == -ENOSYS else {
      try checked(result)
      return
    }
    try renameWhereFree(old, in: folder, to: new, in: target)
  }

  /// For file systems that know no RENAME_NOREPLACE. Only this process puts names where the
  /// spool renames to, so that nothing can come between the look and the rename.
  func renameWhereFree(
    _ old: FileName, in folder: Int32, to new: FileName, in target: Int32
  ) throws(Errno) {
    var taken = stat()
    let look = new.withCString { fstatat(target, $0, &taken, AT_SYMLINK_NOFOLLOW) }
    guard look < 0 else { throw .fileExists }
    guard errno == ENOENT else { throw Errno(rawValue: errno) }
    _ = try retrying {
      old.withCString { old in new.withCString { new in renameat(folder, old, target, new) } }
    }
  }

  package func remove(_ name: FileName, in folder: Int32, isFolder: Bool) throws(Errno) {
    let flags = isFolder ? AT_REMOVEDIR : 0
    _ = try retrying { name.withCString { unlinkat(folder, $0, flags) } }
  }
}

extension FileName {
  /// Nil for `.` and `..`. An entry's record may be shorter than the type says.
  fileprivate init?(_ entry: UnsafeMutablePointer<dirent>) {
    let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
    let length = strlen(start.assumingMemoryBound(to: CChar.self))
    self.init(bytes: UnsafeRawBufferPointer(start: start, count: length))
  }
}

extension EntryKind {
  fileprivate init?(directoryType type: UInt8) {
    switch Int(type) {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .symlink
    case Int(DT_FIFO): self = .fifo
    case Int(DT_SOCK): self = .socket
    case Int(DT_CHR), Int(DT_BLK): self = .device
    default: return nil
    }
  }

  fileprivate init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .symlink
    case S_IFIFO: self = .fifo
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    self.init(
      kind: EntryKind(mode: status.st_mode), size: Int(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
      identity: (UInt64(status.st_dev), UInt64(status.st_ino)), links: Int(status.st_nlink))
  }
}

/// Calls again where a signal came between; throws what the call left in `errno`.
func retrying<Result: SignedInteger>(_ call: () -> Result) throws(Errno) -> Result {
  while true {
    let result = call()
    guard result < 0 else { return result }
    let cause = Errno(rawValue: errno)
    guard cause == .interrupted else { throw cause }
  }
}

/// Throws what the shim gave back as a negated `errno`.
@discardableResult
func checked(_ result: Int32) throws(Errno) -> Int32 {
  guard result < 0 else { return result }
  throw Errno(rawValue: -result)
}
