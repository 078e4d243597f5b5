import ArgumentParser
import Glibc

/// The program: parses the command line, runs one command, and ends with its exit code.
@main
struct TriagedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triaged",
    abstract: "Triages service requests by an admin's rules.",
    discussion: """
      Request files dropped into spool/inbox are read, classified by the rules of a folder, \
      assigned to staff or subcontractors, and handed over as dispatch files.

      Example:
        triaged init rules              # a rules folder to start from
        triaged explain request.json    # what would be decided, and why
        triaged run                     # the daemon

      Exit codes: 0 well; 1 something was found or failed; 64 wrong usage; 65 unreadable \
      request; 66 no such file; 74 input or output failed; 75 another daemon has the spool; \
      78 unusable rules or settings.
      """,
    version: programVersion,
    subcommands: [
      Run.self, Check.self, Test.self, Explain.self, Submit.self, Status.self, Show.self,
      List.self, Requeue.self, Hold.self, Release.self, Fsck.self, Init.self, Schema.self,
      Replay.self, Report.self, Diff.self,
    ])

  static func main() {
    // Whoever reads the output may have seen enough of it: `triaged list | head`.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      Screen.error.tell(failure.message)
      Glibc.exit(failure.status.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}

/// The version of the program, as it stands in reports.
let programVersion = "0.1.0"
