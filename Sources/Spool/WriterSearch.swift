import Glibc

/// Looks through `/proc` for processes that have files open for writing.
///
/// The last resort of `run --once`, which has no time to let files settle: one walk over all
/// descriptors of all processes that may be looked into.
package enum WriterSearch {
  /// Those of the entries that some visible process has open for writing.
  package static func beingWritten(_ entries: [InboxEntry]) -> [InboxEntry] {
    var wanted = Set(entries.map(\.identity))
    var written: Set<FileIdentity> = []
    for process in names(in: "/proc") where Int32(process) != nil {
      guard !wanted.isEmpty else { break }
      let folder = "/proc/" + process
      for descriptor in names(in: folder + "/fd") {
        guard let file = identity(of: folder + "/fd/" + descriptor), wanted.contains(file) else {
          continue
        }
        guard isForWriting(folder + "/fdinfo/" + descriptor) else { continue }
        written.insert(file)
        wanted.remove(file)
      }
    }
    return entries.filter { written.contains($0.identity) }
  }

  private static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
      let name = String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func identity(of path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// By the octal `flags:` of a descriptor; what cannot be read counts as a writer.
  private static func isForWriting(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno != ENOENT }
    defer { close(descriptor) }
    var room = [UInt8](repeating: 0, count: 512)
    let count = read(descriptor, &room, room.count)
    guard count > 0 else { return true }
    for line in String(decoding: room[..<count], as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("flags:") {
      let digits = line.dropFirst(6).drop { $0 == " " || $0 == "\t" }
      guard let flags = Int32(digits, radix: 8) else { return true }
      return flags & O_ACCMODE != O_RDONLY
    }
    return true
  }
}
