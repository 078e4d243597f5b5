import Glibc
import SystemPackage
import Testing

@testable import Daemon

/// The built program as a process of its own.
final class RunningDaemon {
  /// Where it lies beside the tests; `nil` where it was not built.
  static let path: String? = {
    var own = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &own, own.count - 1)
    let executable = String(
      decoding: own.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let bundles = [executable] + CommandLine.arguments.filter { $0.contains(".xctest") }
    return bundles.map { FilePath($0).removingLastComponent().appending("triaged").string }
      .first { access($0, X_OK) == 0 }
  }()

  let process: pid_t
  private var isGone = false

  /// Starts it; what it says goes into `root/errors`.
  init(_ office: Office, _ arguments: String..., root: String) throws {
    let all =
      [
        Self.path ?? "triaged", "run", "--spool", office.settings.spool, "--rules", root + "/rules",
        "--timezone", "Asia/Shanghai",
      ] + arguments
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(
        &actions, stream, root + "/errors", O_WRONLY | O_CREAT | O_APPEND, 0o644)
    }
    var words = all.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0]!, &actions, nil, &words, environ)
    guard code == 0 else { throw Errno(rawValue: code) }
    self.process = process
  }

  deinit { stop(SIGKILL) }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process, signal) }

  /// Sends a signal and waits for the end; the exit code, or 128 and the signal.
  @discardableResult
  func stop(_ signal: Int32? = SIGTERM) -> Int32 {
    guard !isGone else { return 0 }
    if let signal { kill(process, signal) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isGone = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// Looks until something is so, for half a minute at most.
  static func eventually(
    _ what: Comment, _ location: SourceLocation = #_sourceLocation, _ isSo: () throws -> Bool
  ) rethrows {
    let end = ContinuousClock.Instant.now.advanced(by: .seconds(30))
    while ContinuousClock.Instant.now < end {
      if try isSo() { return }
      usleep(5000)
    }
    Issue.record(what, sourceLocation: location)
  }
}
