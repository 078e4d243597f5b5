import Foundation
import Intake
import RuleCompiler
import Testing
import Triage

/// A collection of real requests that people have sorted, and the rules that sort them here.
///
/// The collections lie beside a developer's checkout and not in it; tests that need them are
/// skipped where they are absent. The rules lie in the fixtures.
struct RealData: CustomTestStringConvertible {
  /// The source that the file comes from, which is also the name in the rules' mapping.
  let source: String
  /// The folder of the fixtures that holds the rules.
  let fixture: String
  /// The file's name.
  let fileName: String
  /// The zone that the daemon would run in.
  let zoneName: String

  /// Requests to a city in one half of a year, as its case system exports them.
  static let boston = RealData(
    source: "boston", fixture: "boston311", fileName: "boston311_2011_A.csv",
    zoneName: "America/New_York")

  /// Messages to local governments, as a contest's organisers gave them out.
  static let petitions = RealData(
    source: "petitions", fixture: "petitions", fileName: "zh_petitions_A.csv",
    zoneName: "Asia/Shanghai")

  var testDescription: String { source }

  private static let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The collection's file.
  var file: URL {
    Self.repository.deletingLastPathComponent().appending(path: "shared/data/tickets/\(fileName)")
  }

  /// The folder of the rules.
  var rules: URL { Self.repository.appending(path: "Tests/Fixtures/\(fixture)/rules") }

  /// Whether the collections are there.
  static let isPresent = [boston, petitions].allSatisfy {
    FileManager.default.fileExists(atPath: $0.file.path())
  }

  /// What a skipped test says.
  static let absence: Comment = "the collection of real requests is not beside this checkout"
}

// MARK: - Read by the product

extension RealData {
  /// The zone, which every machine with zone tables knows.
  func zone() throws -> Zone { try #require(Zone(named: zoneName)) }

  /// The rules, compiled.
  func compiled() throws -> Compilation {
    let names = try FileManager.default.contentsOfDirectory(atPath: rules.path())
    let files = try names.filter { $0.hasSuffix(".yaml") }.map { name in
      RulesFolder.File(path: name, bytes: Array(try Data(contentsOf: rules.appending(path: name))))
    }
    return RulesFolder(name: "rules", files: files).compiled(in: try zone())
  }

  /// The rules, ready to decide.
  func ruleSet() throws -> RuleSet { try #require(try compiled().ruleSet) }

  /// Every row of the file as a request, read through the rules' mapping of the source.
  func requests(by ruleSet: RuleSet) throws -> [Request] {
    var context = IntakeContext(fileName: fileName, defaultZone: try zone(), takenAt: Self.takenAt)
    context.source = source
    let mapping: SourceMapping = try #require(ruleSet.contents.sources[source])
    context.mapping = mapping
    let bytes = Array(try Data(contentsOf: file))
    guard case .items(let items) = IntakeReader.read(bytes, context: context) else { return [] }
    return items.compactMap { item in
      guard case .accepted(let accepted) = item, case .request(let request) = accepted.message
      else { return nil }
      return request
    }
  }

  /// When the files of these tests are taken: long after everything in them was written.
  static let takenAt = Timestamp(milliseconds: 1_795_500_000_000)
}
