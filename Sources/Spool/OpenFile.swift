import SystemPackage

/// An open file, closed where its value ends.
struct OpenFile: ~Copyable {
  let descriptor: Int32
  let name: FileName
  let folder: OpenFolder

  init(descriptor: Int32, name: FileName, in folder: OpenFolder) {
    self.descriptor = descriptor
    self.name = name
    self.folder = folder
  }

  deinit { calls.close(descriptor) }

  var calls: any FileSystemCalls { folder.calls }

  /// For messages only.
  var path: String { folder.display(name) }

  /// Writes all, in as few calls as the kernel needs.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SpoolError) {
    var rest = bytes
    do throws(Errno) {
      while !rest.isEmpty {
        let count = try calls.write(descriptor, rest)
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    } catch {
      throw SpoolError("write", path, .system(error))
    }
  }

  /// Writes all of an array.
  func write(_ bytes: [UInt8]) throws(SpoolError) {
    try bytes.withUnsafeBufferPointer { (all) throws(SpoolError) in
      try write(UnsafeRawBufferPointer(all))
    }
  }

  /// Appends up to `count` bytes that follow; says how many, fewer only at the end.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(SpoolError) -> Int {
    let old = bytes.count
    do throws(Errno) {
      try bytes.append(addingCapacity: count) { (room: inout OutputSpan<UInt8>) throws(Errno) in
        while !room.isFull, try readOnce(&room) > 0 {}
      }
    } catch {
      throw SpoolError("read", path, .system(error))
    }
    return bytes.count - old
  }

  private func readOnce(_ room: inout OutputSpan<UInt8>) throws(Errno) -> Int {
    try room.withUnsafeMutableBufferPointer { (all, initialized) throws(Errno) in
      let free = UnsafeMutableBufferPointer(rebasing: all[initialized...])
      let count = try calls.read(descriptor, into: UnsafeMutableRawBufferPointer(free))
      initialized += count
      return count
    }
  }

  /// What the kernel tells of it now.
  func status() throws(SpoolError) -> FileStatus {
    do {
      return try calls.status(of: descriptor)
    } catch {
      throw SpoolError("look at", path, .system(error))
    }
  }

  /// Cuts it off.
  func truncate(to size: Int) throws(SpoolError) {
    do {
      try calls.truncate(descriptor, to: size)
    } catch {
      throw SpoolError("cut off", path, .system(error))
    }
  }

  /// Returns when its bytes are on disk.
  func flush() throws(SpoolError) {
    do {
      try calls.flush(descriptor)
    } catch {
      throw SpoolError("flush", path, .system(error))
    }
  }
}
