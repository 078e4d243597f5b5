import Diagnostics
import Glibc

/// How long a start takes until the service says that it is ready, and what it does when idle.
struct StartBench {
  let folder: String
  let idleSeconds: Int

  func run(into results: inout Results) throws(BenchError) {
    var table = Table(
      "From the start to READY, and idle",
      ["rules", "first start ms", "second start ms", "wake-ups", "idle seconds", "peak MB"])
    var figures: [JSONValue] = []
    for rules in [1000, 10_000] {
      let spool = try BenchSpool(below: folder)
      try spool.write(RuleMix(rules: rules).folder)
      let first = try measure(spool, idle: 0)
      let second = try measure(spool, idle: idleSeconds)
      table.add([
        readable(Double(rules)), readable(first.milliseconds), readable(second.milliseconds),
        readable(Double(second.wakeUps)), readable(Double(idleSeconds)),
        readable(Double(second.memory) / 1e6),
      ])
      figures.append([
        "rules": .integer(rules), "first_ms": .figure(first.milliseconds),
        "second_ms": .figure(second.milliseconds), "idle_wake_ups": .integer(second.wakeUps),
        "peak_memory_bytes": .integer(second.memory),
      ])
    }
    results.add("start", .array(figures), table)
  }

  private struct Run {
    var milliseconds: Double
    var wakeUps: Int
    var memory: Int
  }

  private func measure(_ spool: BenchSpool, idle: Int) throws(BenchError) -> Run {
    let socket = ReadySocket(at: spool.path + "/notify")
    let start = Effort.wallSeconds
    let child = try ChildProcess(
      Programs.daemon, ["serve", "--spool", spool.spool, "--rules", spool.rules],
      environment: ["NOTIFY_SOCKET": spool.path + "/notify"])
    socket.wait()
    let ready = Effort.wallSeconds
    var wakeUps = 0
    if idle > 0 {
      sleep(1)
      let before = Self.switches(of: child.id)
      sleep(UInt32(idle))
      wakeUps = Self.switches(of: child.id) - before
    }
    let memory = child.peakMemory
    _ = try child.stop()
    return Run(
      milliseconds: (ready - start) * 1000, wakeUps: wakeUps, memory: memory)
  }

  /// How often the threads of a process have gone to sleep.
  private static func switches(of process: pid_t) -> Int {
    var total = 0
    for name in BenchSpool.names(in: "/proc/\(process)/task") {
      let status = Output.read("/proc/\(process)/task/\(name)/status").split(separator: "\n")
      let line = status.first { $0.hasPrefix("voluntary_ctxt_switches") }
      total += line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0
    }
    return total
  }
}

/// The service manager's end of sd_notify(3).
private struct ReadySocket: ~Copyable {
  private let descriptor: Int32

  init(at path: String) {
    unlink(path)
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  deinit { close(descriptor) }

  /// Returns when something was said, which begins with READY, or after a minute.
  borrowing func wait() {
    var query = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&query, 1, 60_000)
  }
}
