import SystemPackage

/// An open file, closed where its value ends.
struct OpenFile: ~Copyable {
  let descriptor: Int32
  /// For messages only.
  let path: String
  let calls: any FileSystemCalls

  init(descriptor: Int32, path: String, calls: any FileSystemCalls) {
    self.descriptor = descriptor
    self.path = path
    self.calls = calls
  }

  deinit { calls.close(descriptor) }

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

  /// Appends up to `count` bytes that follow; says how many, 0 at the end.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(SpoolError) -> Int {
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    var read = 0
    defer { bytes.removeLast(count - read) }
    do throws(Errno) {
      while read < count {
        let more = try bytes.withUnsafeMutableBufferPointer { (all) throws(Errno) in
          let room = UnsafeMutableBufferPointer(rebasing: all[(old + read)...])
          return try calls.read(descriptor, into: UnsafeMutableRawBufferPointer(room))
        }
        guard more > 0 else { break }
        read += more
      }
    } catch {
      throw SpoolError("read", path, .system(error))
    }
    return read
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
