import Daemon
import Diagnostics
import Foundation

/// The built program, run as a process in a folder of its own.
struct Program {
  /// Where it runs; relative paths are relative to it.
  let folder: Folder
  /// Besides what every run has.
  var environment: [String: String] = [:]

  /// What a run ended with.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    /// The output as JSON; null where it is none.
    var json: JSONValue { JSONValue(parsing: output) ?? .null }
  }

  /// The program lies beside the bundle of the tests.
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let bundles = [own] + CommandLine.arguments.filter { $0.contains(".xctest") }
    let beside = bundles.map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("triaged").path
    }
    return beside.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "triaged"
  }()

  init(in folder: Folder) { self.folder = folder }

  /// Runs it to its end; output goes through files, so that nothing can fill a pipe.
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  /// The same with a list of arguments.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let streams = try Folder()
    defer { streams.remove() }
    try streams.write(input, to: "in")
    try streams.write("", to: "out")
    try streams.write("", to: "err")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    var variables = [
      "PATH": "/usr/bin:/bin", "TRIAGED_TIMEZONE": "Asia/Shanghai", "LANG": "C.UTF-8",
    ]
    variables.merge(environment) { $1 }
    process.environment = variables
    process.standardInput = try FileHandle(forReadingFrom: streams.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: streams.url("out"))
    process.standardError = try FileHandle(forWritingTo: streams.url("err"))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try streams.read("out"),
      errors: try streams.read("err"))
  }
}

/// A folder that is there for one test.
struct Folder {
  let path: String

  init() throws {
    let name = "triaged-test-" + UUID().uuidString
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func url(_ name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }

  func write(_ text: String, to name: String) throws {
    let file = url(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
  }

  /// Names in a folder below, in order; none where it is not there.
  func names(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url(name).path)) ?? []).sorted()
  }
}

extension JSONValue {
  /// The names of an object's members, in order.
  var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name)
  }

  /// The elements of a list.
  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }
}
