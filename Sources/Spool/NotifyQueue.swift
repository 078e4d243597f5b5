import CLinux
import Glibc
import SystemPackage

/// One inotify queue: which folder, what happened, to which name.
struct NotifyQueue: ~Copyable {
  /// What the kernel tells.
  struct Event {
    /// The watch's number; -1 when the queue ran over.
    let watch: Int32
    let mask: UInt32
    /// Nil when it is about the folder itself.
    let name: FileName?

    /// Whether one of the bits is set.
    func has(_ bits: UInt32) -> Bool { mask & bits != 0 }
  }

  /// Becomes readable when something has happened.
  let descriptor: Int32
  /// Room for the longest event, many times over.
  private var room = [UInt8](repeating: 0, count: 64 * 1024)

  init() throws(SpoolError) {
    do {
      descriptor = try checked(clinux_notify())
    } catch {
      throw Self.failure("inotify", error)
    }
  }

  deinit { _ = close(descriptor) }

  /// Watches the folder that is held open; the same folder has the same number for ever.
  func add(_ folder: OpenFolder, _ mask: UInt32) throws(SpoolError) -> Int32 {
    do {
      return try checked(clinux_notify_add(descriptor, folder.descriptor, mask))
    } catch {
      throw Self.failure(folder.path, error)
    }
  }

  /// A watch that is gone already is as good.
  func remove(_ watch: Int32) {
    _ = clinux_notify_remove(descriptor, watch)
  }

  /// What has happened since, at most a buffer full; empty when nothing has.
  mutating func read() throws(SpoolError) -> [Event] {
    do throws(Errno) {
      let count = try room.withUnsafeMutableBufferPointer { (room) throws(Errno) in
        try retrying { Glibc.read(descriptor, room.baseAddress, room.count) }
      }
      return Self.events(in: room[..<count])
    } catch {
      guard error == .resourceTemporarilyUnavailable else {
        throw SpoolError("read", "inotify", .system(error))
      }
      return []
    }
  }

  /// Records of four numbers (watch, mask, cookie, length) and a name padded with NULs.
  static func events(in bytes: ArraySlice<UInt8>) -> [Event] {
    var events: [Event] = []
    var rest = bytes
    while rest.count >= 16 {
      let length = Int(number(rest.dropFirst(12)))
      let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
      events.append(
        Event(
          watch: Int32(bitPattern: number(rest)), mask: number(rest.dropFirst(4)),
          name: FileName(bytes: name)))
      rest = rest.dropFirst(16 + length)
    }
    return events
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
  }

  private static func failure(_ object: String, _ cause: Errno) -> SpoolError {
    let isLimit = cause == .tooManyOpenFiles || cause == .noSpace
    return SpoolError("watch", object, isLimit ? .watchLimit : .system(cause))
  }
}
