import Foundation
import Testing

/// A spool of its own in which the program takes what is in the inbox, and ends.
struct OnceRun: ~Copyable {
  private let data: RealData
  private let spool: URL

  /// Makes the spool.
  init(of data: RealData) throws {
    self.data = data
    spool = FileManager.default.temporaryDirectory
      .appending(path: "triaged-\(data.source)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: spool.appending(path: "inbox/\(data.source)"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: spool) }

  /// The program, which is built beside the tests.
  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "triaged")

  /// Drops the collection's file and lets the program run once.
  func take() throws {
    try FileManager.default.copyItem(
      at: data.file, to: spool.appending(path: "inbox/\(data.source)/\(data.fileName)"))
    let process = Process()
    process.executableURL = Self.program
    process.arguments = [
      "run", "--once", "--rules", data.rules.path(), "--spool", spool.path(),
      "--timezone", data.zoneName,
    ]
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.currentDirectoryURL = spool
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }
}

// MARK: - What it left behind

extension OnceRun {
  /// One dispatch file, as far as it is asked about.
  struct Dispatch: Decodable, Hashable {
    let ticket: String
    let sourceID: String
    let ruleSet: String

    enum CodingKeys: String, CodingKey {
      case ticket
      case sourceID = "source_id"
      case ruleSet = "rule_set"
    }
  }

  /// One line of the decision log, as far as it is asked about.
  struct Event: Decodable {
    let event: String
    let ticket: String?
    let sourceID: String?

    enum CodingKeys: String, CodingKey {
      case event, ticket
      case sourceID = "source_id"
    }
  }

  /// All dispatch files of all assignees.
  func dispatches() throws -> [Dispatch] {
    let decoder = JSONDecoder()
    return try files(in: "dispatch").map {
      try decoder.decode(Dispatch.self, from: Data(contentsOf: $0))
    }
  }

  /// The lines of the decision log, in order.
  func events() throws -> [Event] {
    let decoder = JSONDecoder()
    return try files(in: "log").flatMap { file in
      try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
        try decoder.decode(Event.self, from: $0)
      }
    }
  }

  /// What lies in a folder of the spool and below it, in order of the paths.
  func files(in folder: String) throws -> [URL] {
    let root = spool.appending(path: folder)
    guard let paths = FileManager.default.enumerator(atPath: root.path()) else { return [] }
    return try paths.compactMap { $0 as? String }.sorted().map { root.appending(path: $0) }
      .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false }
  }
}
