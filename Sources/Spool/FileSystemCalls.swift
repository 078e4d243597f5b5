package import SystemPackage

/// The few calls of the kernel that the spool's files rest on.
///
/// Every name is one component, resolved below an open folder and never through a symbolic link.
/// Two stand behind it: Linux, and in tests one that fails or stops where it is told to.
package protocol FileSystemCalls: Sendable {
  /// Opens a folder by its path: the only call that takes one.
  func openFolder(at path: FilePath) throws(Errno) -> Int32
  /// Makes a folder by its path.
  func makeFolder(at path: FilePath, mode: UInt32) throws(Errno)
  /// Opens a folder below another; `ENOTDIR` for everything else, also for a symbolic link.
  func openFolder(_ name: FileName, in folder: Int32) throws(Errno) -> Int32
  /// Makes a folder with just these bits, whatever the process's mask.
  func makeFolder(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno)
  /// Opens for reading; waits neither for a FIFO's writer nor for a device.
  func openFile(_ name: FileName, in folder: Int32) throws(Errno) -> Int32
  /// Makes a file that was not there, for writing, with just these bits.
  func createFile(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) -> Int32
  /// Opens for reading and for writing at its end, and makes it where it is missing.
  func openLog(_ name: FileName, in folder: Int32, mode: UInt32) throws(Errno) -> Int32
  /// Gives the descriptor back.
  func close(_ descriptor: Int32)
  /// Reads on; 0 at the end.
  func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) throws(Errno) -> Int
  /// Reads from a place, without moving; 0 at the end.
  func read(_ descriptor: Int32, at offset: Int, into room: UnsafeMutableRawBufferPointer)
    throws(Errno) -> Int
  /// Writes the first bytes and says how many.
  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(Errno) -> Int
  /// Cuts a file off.
  func truncate(_ descriptor: Int32, to size: Int) throws(Errno)
  /// What a descriptor is open on.
  func status(of descriptor: Int32) throws(Errno) -> FileStatus
  /// What a name stands for; a symbolic link for itself.
  func status(of name: FileName, in folder: Int32) throws(Errno) -> FileStatus
  /// Calls for every name in a folder, but `.` and `..`, until told to stop.
  func list(_ folder: Int32, each: (FileName, EntryKind?) -> Bool) throws(Errno)
  /// Moves; `EEXIST` when the new name is taken.
  func rename(_ old: FileName, in folder: Int32, to new: FileName, in target: Int32) throws(Errno)
  /// Removes a file, or an empty folder.
  func remove(_ name: FileName, in folder: Int32, isFolder: Bool) throws(Errno)
  /// Returns when the bytes of this file, or the names of this folder, are on disk.
  func flush(_ descriptor: Int32) throws(Errno)
  /// Returns when all of the file system is on disk.
  func flushFileSystem(of descriptor: Int32) throws(Errno)
  /// `EAGAIN` while anybody has the file open for writing; else held until it is closed.
  func takeReadLease(_ descriptor: Int32) throws(Errno)
  /// `EAGAIN` while another process holds it; else held until it is closed.
  func lock(_ descriptor: Int32) throws(Errno)
  /// Whether another holds it; takes nothing.
  func isLocked(_ descriptor: Int32) throws(Errno) -> Bool
}

/// What stands under a name.
package enum EntryKind: String, Hashable, Sendable {
  case file, symlink, fifo, socket, device, folder
}

/// What the kernel tells of a file.
package struct FileStatus: Hashable, Sendable {
  /// What it is.
  package var kind: EntryKind
  /// In bytes.
  package var size: Int
  /// When it was last written, in nanoseconds since 1970.
  package var modified: Int64
  /// The file system that it lies on.
  package var device: UInt64
  /// Its number there.
  package var inode: UInt64
  /// How many names it has.
  package var links: Int

  /// Takes what the kernel told, or what a simulated world makes up.
  package init(
    kind: EntryKind, size: Int, modified: Int64, identity: (device: UInt64, inode: UInt64),
    links: Int
  ) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.device = identity.device
    self.inode = identity.inode
    self.links = links
  }
}
