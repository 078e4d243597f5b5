import CLinux
import Glibc
import Spool
import SystemPackage

/// Hears when the inbox is removed, or moved away, from under the daemon.
///
/// A folder that is held open does not tell of its own removal; the folder above it does.
struct RootWatch: ~Copyable {
  /// Becomes readable when something has gone from the spool's top.
  let descriptor: Int32
  private let inbox: String
  private let identity: FolderIdentity?

  private static let mask = CLINUX_NOTIFY_DELETE | CLINUX_NOTIFY_MOVED_FROM

  /// Watches the spool at a path, whose inbox is open.
  init(_ path: String) throws(SpoolError) {
    inbox = path + "/inbox"
    identity = FolderIdentity(inbox)
    descriptor = try Self.queue(on: path)
  }

  deinit { close(descriptor) }

  /// Whether the inbox's name stands for another folder now, or for none.
  func isInboxLost() -> Bool {
    var room = [UInt8](repeating: 0, count: 4096)
    var isNews = false
    while read(descriptor, &room, room.count) > 0 { isNews = true }
    return isNews && FolderIdentity(inbox) != identity
  }

  private static func queue(on path: String) throws(SpoolError) -> Int32 {
    let root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard root >= 0 else { throw SpoolError("watch", path, .system(Errno(rawValue: errno))) }
    defer { close(root) }
    let queue = clinux_notify()
    let code = queue < 0 ? queue : clinux_notify_add(queue, root, mask)
    guard code >= 0 else {
      if queue >= 0 { close(queue) }
      throw SpoolError("watch", path, .system(Errno(rawValue: -code)))
    }
    return queue
  }
}

/// Which folder it is, whatever its name.
private struct FolderIdentity: Equatable {
  let device: UInt64
  let inode: UInt64

  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}
