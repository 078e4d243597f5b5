import ArgumentParser
import Daemon

/// `triaged fsck`: spool, ledger and decision log against each other.
struct Fsck: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Holds spool, ledger and decision log against each other.",
    discussion: """
      For when no daemon runs. With --repair everything is mended that the start of a daemon \
      would mend: moves are finished, files of batches that never were are removed, missing lines \
      of the log are written.

      Examples:
        triaged fsck
        triaged fsck --repair --format json

      Exit codes: 0; 1 a fault was found, also one that was mended; 74 input or output failed; \
      75 a daemon has the spool.
      """)

  @Flag(help: "Mend what can be mended.") var repair = false
  @Option(help: "How faults are told.") var format = OutputFormat.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let report: FsckReport
    do throws(ServiceError) {
      report = try Daemon.Fsck.run(settings: settings, repair: repair)
    } catch {
      throw CommandFailure(error.exitCode == 75 ? .held : .inputOutput, error.description)
    }
    switch format {
    case .text: try Screen.output.print(report.text)
    case .json: try Screen.output.print(report.json)
    }
    try (report.exitCode == 0 ? ExitStatus.success : .found).end()
  }
}
