import ArgumentParser
import Daemon
import Logging

/// `triaged run`: the daemon.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes what comes in, decides it and hands it over.",
    discussion: """
      Runs in the foreground until SIGTERM or SIGINT, then finishes what is in hand. SIGHUP \
      reads the rules again, which a change in their folder does too.

      Example:
        triaged run --once --rules rules --spool spool

      Exit codes: 0; 74 input or output failed; 75 another daemon has the spool; 78 the rules \
      cannot be used and there is no last good set.
      """)

  @Flag(help: "Do all that is in the inbox and all that is due, and end.") var once = false
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let logger = Logger(label: "triaged") { _ in ServiceLog() }
    do throws(ServiceError) {
      let service = try Service.start(settings, log: logger)
      if once { try service.runOnce() } else { try service.run() }
    } catch {
      throw CommandFailure(
        ExitStatus(rawValue: error.exitCode) ?? .inputOutput, error.description)
    }
  }
}
