import ArgumentParser
import Diagnostics
import Glibc

/// `triaged init`: a rules folder to start from.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a commented rules folder to start from.",
    discussion: """
      It passes 'triaged check --strict' and 'triaged test', and decides its first request at \
      once. A folder that holds something already is left alone.

      Example:
        triaged init rules
        triaged check rules --strict

      Exit codes: 0; 1 the folder is not empty; 74 input or output failed.
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder")) var folder: String
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    _ = try options.read()
    try makeFolder()
    for file in StarterRules.files {
      try write(file.text, to: folder + "/" + file.name)
      try Screen.output.print("\(folder)/\(file.name)\n")
    }
    try Screen.output.print("next: triaged check \(folder) && triaged test \(folder)\n")
  }

  private func makeFolder() throws {
    var made = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o777) == 0 || errno == EEXIST else { throw failure("make", made) }
    }
    guard let entries = opendir(folder) else { throw failure("read", folder) }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
      let first = entry.pointee.d_name.0, second = entry.pointee.d_name.1
      let third = entry.pointee.d_name.2
      let dot = CChar(UInt8(ascii: "."))
      guard first == dot, second == 0 || (second == dot && third == 0) else {
        throw CommandFailure(.found, "'\(folder)' is not empty; nothing was written")
      }
    }
  }

  private func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("write", path) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw failure("write", path) }
      rest = rest.dropFirst(count)
    }
  }

  private func failure(_ verb: String, _ path: String) -> CommandFailure {
    CommandFailure(.inputOutput, "cannot \(verb) '\(path)': \(String(cString: strerror(errno)))")
  }
}
