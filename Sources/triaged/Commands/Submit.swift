import ArgumentParser
import Daemon
import Diagnostics
import Glibc
import Intake
import Spool
import SystemPackage
import Triage

/// `triaged submit`: hands files over the way a good sender does.
struct Submit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hands request files over to the inbox.",
    discussion: """
      Each file is written under a name that the daemon does not read, brought to the disk, and \
      renamed. It works beside a running daemon and before there is one. A file that would be \
      rejected as a whole is not handed over, unless somebody may be in danger.

      Examples:
        triaged submit request.json --source app
        echo '{"description": "电梯困人"}' | triaged submit -

      Exit codes: 0; 65 unreadable, or a name that cannot be used; 66 no such file; 74 input or \
      output failed.
      """)

  @Argument(help: ArgumentHelp("The files; '-' is standard input.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("The source whose inbox they go to.", valueName: "name"))
  var source: String?
  @Option(help: "How is told what was handed over.") var format = OutputFormat.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    // All are read first, so that a mistyped name hands nothing over.
    let submissions = try files.map(Submission.init)
    let check = SubmissionCheck(settings, source: source)
    var accepted: [Submission] = []
    var isRefused = false
    for submission in submissions {
      switch try check.verdict(on: submission.bytes, named: Array(submission.name.bytes)) {
      case .readable: accepted.append(submission)
      case .refused(let refusal):
        isRefused = true
        Screen.error.tell("\(refusal.sentence(in: submission.file)); not handed over")
      case .refusedInDanger(let refusal):
        accepted.append(submission)
        Screen.error.tell("\(refusal.sentence(in: submission.file)); handed over all the same")
      }
    }
    try tell(try deliver(accepted, to: settings.spool))
    try (isRefused ? ExitStatus.unreadable : .success).end()
  }

  private func deliver(
    _ submissions: [Submission], to spool: String
  ) throws -> [(file: String, name: FileName)] {
    do throws(SpoolError) {
      let inbox = try HandOff.open(FilePath(spool), source: source)
      var delivered: [(file: String, name: FileName)] = []
      for submission in submissions {
        let name = try inbox.deliver(submission.bytes, as: submission.name)
        delivered.append((submission.file, name))
      }
      return delivered
    } catch {
      let status: ExitStatus = error.cause == .unfitName ? .unreadable : .inputOutput
      throw CommandFailure(status, error.description)
    }
  }

  private func tell(_ delivered: [(file: String, name: FileName)]) throws {
    let folder = source.map { "inbox/\($0)/" } ?? "inbox/"
    switch format {
    case .text:
      let lines = delivered.map { "\($0.file) -> \(folder)\($0.name.printable)\n" }
      try Screen.output.print(lines.joined())
    case .json:
      try Screen.output.print(
        .array(
          delivered.map {
            ["file": .string($0.file), "inbox": .string(folder + $0.name.printable)]
          }))
    }
  }
}

/// A file that somebody wants to hand over.
private struct Submission {
  /// As it was named on the command line.
  let file: String
  /// The name that it is to have in the inbox.
  let name: FileName
  let bytes: [UInt8]

  init(_ file: String) throws {
    self.file = file
    let source = try RequestSource(file, mapping: nil)
    bytes = source.bytes
    let isInput = file == "-"
    let format = RequestSource.format(of: bytes).rawValue
    guard let name = FileName(isInput ? "stdin-\(getpid()).\(format)" : source.fileName) else {
      throw CommandFailure(.unreadable, "'\(file)' cannot name a file of the inbox")
    }
    self.name = name
  }
}
