import Glibc

/// Tells the service manager how things are, by the protocol of sd_notify(3).
///
/// Without a service manager nothing is told.
package struct Notifier: Sendable {
  private let address: [UInt8]

  /// Half the time after which the service manager loses patience; `nil` where it has no watchdog.
  package let watchdog: Duration?

  /// Reads `NOTIFY_SOCKET` and `WATCHDOG_USEC`, which are meant for this process alone.
  package init() {
    address = getenv("NOTIFY_SOCKET").map { Array(String(cString: $0).utf8) } ?? []
    let patience = getenv("WATCHDOG_USEC").flatMap { Int64(String(cString: $0)) }
    let isOurs = getenv("WATCHDOG_PID").map { Int32(String(cString: $0)) == getpid() } ?? true
    watchdog = isOurs ? patience.map { .microseconds($0 / 2) } : nil
  }

  /// Everything is up; the first of all messages.
  package func ready(_ status: String) { send("READY=1\nSTATUS=\(status)") }

  /// The figures of now, in one line.
  package func status(_ status: String) { send("STATUS=\(status)") }

  /// New rules are being read; ends with ``ready(_:)``.
  package func reloading() {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    send("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)")
  }

  /// The last of all messages.
  package func stopping() { send("STOPPING=1") }

  /// Still alive.
  package func alive() { send("WATCHDOG=1") }

  private func send(_ message: String) {
    guard !address.isEmpty else { return }
    sendDatagram(Array(message.utf8), to: address)
  }
}

/// Sends one datagram to a UNIX socket; `@` begins the name of an abstract one. Nobody waits for an
/// answer, and a socket that is gone is nobody's fault.
func sendDatagram(_ message: [UInt8], to path: [UInt8]) {
  var address = sockaddr_un()
  let room = MemoryLayout.size(ofValue: address.sun_path)
  guard !path.isEmpty, path.count < room else { return }
  let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { return }
  defer { close(descriptor) }
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { name in
    name.copyBytes(from: path)
    if path[0] == UInt8(ascii: "@") { name[0] = 0 }
  }
  let length = MemoryLayout<sockaddr_un>.offset(of: \.sun_path)! + path.count
  _ = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, socklen_t(length))
    }
  }
}
