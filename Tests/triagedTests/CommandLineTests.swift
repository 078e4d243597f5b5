import Diagnostics
import Foundation
import Testing

@Suite("The command line")
final class CommandLineTests {
  private let program: Program

  init() throws { program = try SampleRules.program() }

  deinit { program.folder.remove() }

  private static let wrongUsage = [
    [], ["bogus"], ["run", "--onec"], ["explain"], ["submit"], ["check", "--format", "xml"],
    ["list", "--order", "sideways"], ["requeue"], ["init"],
  ]

  @Test("ends with 64 where it cannot be understood", arguments: wrongUsage.dropFirst())
  func usage(arguments: [String]) throws {
    let outcome = try program.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: "))
  }

  private static let commands = [
    "run", "check", "test", "explain", "submit", "status", "show", "list", "requeue", "init",
    "schema", "diff",
  ]

  @Test("has help with an example and every setting for each command", arguments: commands)
  func help(command: String) throws {
    let outcome = try program.run(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example"))
    #expect(outcome.output.contains("  triaged \(command)"))
    for flag in ["config", "rules", "spool", "state", "intake-settle", "keep-log", "timezone"] {
      #expect(outcome.output.contains("--\(flag)"), "\(flag)")
    }
    #expect(outcome.output.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
  }

  @Test("takes a flag before a variable before the file before the default")
  func settings() throws {
    func folder(_ arguments: [String], _ program: Program) throws -> JSONValue? {
      try program.run(["status", "--format", "json"] + arguments).json["rules_folder"]?["path"]
    }
    #expect(try folder([], program) == "rules")
    try program.folder.write("rules: by-file\n", to: "etc/triaged.yaml")
    let config = ["--config", "etc/triaged.yaml"]
    #expect(try folder(config, program) == "etc/by-file")
    var other = program
    other.environment["TRIAGED_RULES"] = "by-variable"
    #expect(try folder(config, other) == "by-variable")
    #expect(try folder(config + ["--rules", "by-flag"], other) == "by-flag")
    #expect(try program.run("status", "--timezone", "Asia/Shangai").status == 78)
    let wrong = try program.run("status", "--intake-settle", "soon")
    #expect(wrong.status == 78)
    #expect(wrong.errors.contains("flag --intake-settle: 'intake.settle' is a time"))
  }

  @Test("does not mind a reader who has gone away")
  func brokenPipe() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["schema"]
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder.path)
    let pipe = Pipe()
    process.standardOutput = pipe
    try pipe.fileHandleForReading.close()
    try process.run()
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  @Test("reports a disk that takes no more")
  func fullDisk() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["schema"]
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder.path)
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
  }

  @Test("makes a rules folder that is good from the first moment")
  func starter() throws {
    let made = try program.run("init", "new/rules")
    #expect(made.status == 0)
    let folder = ["--rules", "new/rules"]
    #expect(try program.run(["check", "--strict"] + folder).status == 0)
    let tested = try program.run(["test"] + folder)
    #expect(tested.status == 0)
    let passed = "4 of 4 tests, 10 of 10 examples, 1 of 1 invariants passed\n"
    #expect(tested.output.hasSuffix("\n" + passed))
    let again = try program.run("init", "new/rules")
    #expect(again.status == 1)
    #expect(again.errors == "triaged: 'new/rules' is not empty; nothing was written\n")
    let files = program.folder.names(in: "new/rules")
    for file in files where file.hasSuffix(".yaml") {
      let text = try program.folder.read("new/rules/\(file)")
      #expect(text.hasPrefix("# yaml-language-server: $schema=.schema.json\n"))
    }
    #expect(files.contains(".schema.json"))
  }

  @Test("lists the folder's own names in the schema")
  func schema() throws {
    let schema = try program.run("schema").json
    #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    let categories = schema["$defs"]?["category"]?["enum"]
    #expect(categories == ["lift.entrapment", "water.leak", "enquiry"])
    let elsewhere = try program.run("schema", "--rules", "nowhere")
    #expect(elsewhere.status == 0)
    #expect(elsewhere.json["$defs"]?["category"]?["enum"] == nil)
  }
}
