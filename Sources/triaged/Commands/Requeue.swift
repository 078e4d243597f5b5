import ArgumentParser
import Daemon
import Diagnostics
import Spool
import SystemPackage

/// `triaged requeue`: refused files, back into the inbox.
struct Requeue: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Moves refused files back into the inbox of their source.",
    discussion: """
      For what was refused for a reason that is mended now: the rules, a mapping, the file \
      itself. The reason file is taken away.

      Examples:
        triaged requeue request.json
        triaged requeue city311/2026-11.csv

      Exit codes: 0; 1 no such file was refused; 74 input or output failed.
      """)

  @Argument(help: ArgumentHelp("Names below rejected/: NAME or SOURCE/NAME.", valueName: "name"))
  var names: [String]
  @Option(help: "How is told what was moved.") var format = OutputFormat.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    var moved: [(name: String, inbox: String)] = []
    var problems: [String] = []
    do throws(SpoolError) {
      let rejected = try RejectedFiles.open(FilePath(settings.spool))
      for name in names {
        switch try rejected.map({ files throws(SpoolError) in try requeue(name, files) }) {
        case .moved(let inbox)?: moved.append((name, inbox))
        case .problem(let problem)?: problems.append(problem)
        case nil: problems.append("no file '\(name)' was refused: there is no spool")
        }
      }
    } catch {
      throw CommandFailure(.inputOutput, error.description)
    }
    try tell(moved)
    guard problems.isEmpty else {
      throw CommandFailure(.found, problems.joined(separator: "\n"))
    }
  }

  private enum Outcome {
    case moved(String)
    case problem(String)
  }

  private func requeue(_ name: String, _ files: RejectedFiles) throws(SpoolError) -> Outcome {
    let parts = name.split(separator: "/").map(String.init)
    guard let last = parts.last, parts.count <= 2 else {
      return .problem("'\(name)' is no NAME or SOURCE/NAME below rejected/")
    }
    guard !last.hasSuffix(RejectedFiles.reasonSuffix) else {
      return .problem("'\(name)' is a reason; name the file that it stands beside")
    }
    // As it is on the disk, or as reason files and messages print it, with '\xNN'.
    for file in [FileName(last), FileName(escaped: last)].compactMap(\.self) {
      let sources = parts.count == 2 ? [parts[0]] : try files.sources(of: file)
      guard sources.count <= 1 else {
        let all = sources.map { "'" + ($0.map { $0 + "/" } ?? "") + last + "'" }
        return .problem(
          "'\(name)' was refused more than once: name one of \(all.joined(separator: ", "))")
      }
      guard let source = sources.first, let inbox = try files.requeue(file, from: source) else {
        continue
      }
      return .moved("inbox/" + (source.map { $0 + "/" } ?? "") + inbox.printable)
    }
    return .problem("no file '\(name)' was refused")
  }

  private func tell(_ moved: [(name: String, inbox: String)]) throws {
    switch format {
    case .text: try Screen.output.print(moved.map { "\($0.name) -> \($0.inbox)\n" }.joined())
    case .json:
      try Screen.output.print(
        .array(moved.map { ["rejected": .string($0.name), "inbox": .string($0.inbox)] }))
    }
  }
}
