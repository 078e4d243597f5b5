import Glibc
import Triage

/// Sees files come into the dispatch folders of a spool, and when.
struct DispatchWatch: ~Copyable {
  private let descriptor: Int32
  private var folders: [Int32: String] = [:]
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  /// What came, with the moment in which it was seen.
  private(set) var seen: [(path: String, seconds: Double)] = []

  init(_ spool: BenchSpool) {
    descriptor = inotify_init1(Int32(O_CLOEXEC | O_NONBLOCK))
    for name in ["desk"] + (0..<RuleMix.staff).map({ "s\($0)" }) {
      let path = spool.spool + "/dispatch/" + name
      folders[inotify_add_watch(descriptor, path, UInt32(IN_MOVED_TO))] = path
    }
  }

  deinit { close(descriptor) }

  /// Waits for files until a moment; returns early when one came.
  mutating func wait(until moment: Double) {
    let rest = max(0, moment - Effort.wallSeconds)
    var query = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&query, 1, Int32(rest * 1000)) > 0 else { return }
    let now = Effort.wallSeconds
    let length = read(descriptor, &buffer, buffer.count)
    var position = 0
    while position + 16 <= length {
      let folder = buffer.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: position, as: Int32.self)
      }
      let size = buffer.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: position + 12, as: UInt32.self)
      }
      let name = buffer[(position + 16)..<(position + 16 + Int(size))].prefix { $0 != 0 }
      seen.append(((folders[folder] ?? "") + "/" + String(decoding: name, as: UTF8.self), now))
      position += 16 + Int(size)
    }
  }
}
