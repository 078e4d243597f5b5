import Glibc

/// A program that is measured from outside.
struct ChildProcess {
  let id: pid_t

  /// What a finished program has used.
  struct Cost {
    let wallSeconds: Double
    let processorSeconds: Double
  }

  /// Starts a program; its output goes nowhere, its complaints where ours go.
  init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws(BenchError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var values: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") }
    defer { for text in values + variables { free(text) } }
    values.append(nil)
    variables.append(nil)
    var id: pid_t = 0
    let failure = posix_spawn(&id, program, &actions, nil, values, variables)
    guard failure == 0 else {
      throw BenchError("cannot run '\(program)': \(String(cString: strerror(failure)))")
    }
    self.id = id
  }

  /// Runs a program to its end.
  static func run(_ program: String, _ arguments: [String]) throws(BenchError) -> Cost {
    let start = Effort.wallSeconds
    let child = try ChildProcess(program, arguments)
    return try child.finish(since: start)
  }

  /// The most memory that was resident so far, in bytes. What the kernel tells of an ended process
  /// counts its parent's too.
  var peakMemory: Int {
    let line = Output.read("/proc/\(id)/status").split(separator: "\n").first {
      $0.hasPrefix("VmHWM")
    }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
  }

  /// Asks it to stop, as the service manager does.
  func stop() throws(BenchError) -> Cost {
    let start = Effort.wallSeconds
    kill(id, SIGTERM)
    return try finish(since: start, expecting: SIGTERM)
  }

  private func finish(since start: Double, expecting signal: Int32 = 0) throws(BenchError) -> Cost {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
    guard status == 0 || status == signal else {
      throw BenchError("a measured program ended with status \(status)")
    }
    return Cost(
      wallSeconds: Effort.wallSeconds - start,
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime))
  }

  private func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }
}

/// The two programs whose work is compared.
enum Programs {
  /// The product's loop, in this program's own file.
  static let daemon = "/proc/self/exe"

  /// The file work alone.
  static var fileWork: String {
    var path = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path[..<max(0, length)].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/file-work"
  }
}
