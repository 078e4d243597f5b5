import ArgumentParser
import Daemon
import Diagnostics
import Glibc
import Spool
import SystemPackage
import Triage

/// `triaged submit`: hands files over the way a good sender does.
struct Submit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hands request files over to the inbox.",
    discussion: """
      Each file is written under a name that the daemon does not read, brought to the disk, and \
      renamed. It works beside a running daemon and before there is one.

      Examples:
        triaged submit request.json --source app
        echo '{"description": "电梯困人"}' | triaged submit -

      Exit codes: 0; 65 a name that cannot be used; 66 no such file; 74 input or output failed.
      """)

  @Argument(help: ArgumentHelp("The files; '-' is standard input.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("The source whose inbox they go to.", valueName: "name"))
  var source: String?
  @Option(help: "How is told what was handed over.") var format = OutputFormat.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    var delivered: [(file: String, name: FileName)] = []
    for file in files { try requireReadable(file) }
    do throws(SpoolError) {
      let inbox = try HandOff.open(FilePath(settings.spool), source: source)
      for file in files { delivered.append((file, try deliver(file, into: inbox))) }
    } catch {
      let status: ExitStatus = error.cause == .unfitName ? .unreadable : .inputOutput
      throw CommandFailure(status, error.description)
    }
    try tell(delivered)
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

  /// All are looked at first, so that a mistyped name hands nothing over.
  private func requireReadable(_ file: String) throws {
    guard file != "-" else { return }
    var status = stat()
    guard stat(file, &status) == 0 else {
      throw CommandFailure(
        errno == ENOENT || errno == ENOTDIR ? .missing : .inputOutput,
        "cannot read '\(file)': \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw CommandFailure(.unreadable, "cannot hand over '\(file)': it is a folder")
    }
  }

  private func deliver(_ file: String, into inbox: HandOff) throws(SpoolError) -> FileName {
    guard file != "-" else {
      guard let bytes = readToEnd(STDIN_FILENO) else {
        throw SpoolError("read", "standard input", .system(Errno(rawValue: errno)))
      }
      return try inbox.deliver(bytes, as: Self.name(forStandardInput: bytes))
    }
    guard let name = file.split(separator: "/").last.flatMap({ FileName(String($0)) }) else {
      throw SpoolError("hand over", file, .unfitName)
    }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SpoolError("read", file, .system(Errno(rawValue: errno))) }
    defer { close(descriptor) }
    return try inbox.deliver(from: descriptor, as: name)
  }

  private static func name(forStandardInput bytes: [UInt8]) -> FileName {
    let format = RequestSource.format(of: bytes).rawValue
    return FileName("stdin-\(getpid()).\(format)") ?? FileName("stdin.json")!
  }
}
