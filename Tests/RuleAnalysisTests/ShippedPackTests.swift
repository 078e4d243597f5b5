import Diagnostics
import Foundation
import RuleCompiler
import Testing
import Triage

@testable import RuleAnalysis

@Suite("The shipped rules")
struct ShippedPackTests {
  @Test("give the analysis no reason for a warning")
  func areClean() throws {
    let compilation = try Self.compiled()
    let analyst = try #require(Analyst(compilation))
    let found = analyst.findings(at: Zone.utc.defaultTestTime).all
    let warnings = found.filter { $0.severity != .info }
    #expect(warnings.map { "\($0.place): \($0.code.rawValue) \($0.message)" } == [])
  }

  @Test("have invariants that are proved")
  func invariantsAreProved() throws {
    let analyst = try #require(Analyst(try Self.compiled()))
    let verdicts = analyst.verdicts(at: Zone.utc.defaultTestTime)
    #expect(!verdicts.isEmpty)
    #expect(verdicts.filter { $0.outcome != .proved }.map(\.id) == [])
  }

  private static func compiled() throws -> Compilation {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let rules = root.appending(path: "rules")
    let names = try FileManager.default.contentsOfDirectory(atPath: rules.path())
    let files = try names.filter { !$0.hasPrefix(".") }.map { name in
      RulesFolder.File(
        path: name, bytes: Array(try Data(contentsOf: rules.appending(path: name))))
    }
    let zone = try #require(Zone(named: "Asia/Shanghai"))
    return RulesFolder(name: "rules", files: files).compiled(in: zone)
  }
}
