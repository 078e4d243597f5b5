import Diagnostics
import Foundation
import Testing
import Triage

@testable import RuleCompiler

@Suite("The shipped pack")
struct ShippedPackTests {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func folder() throws -> RulesFolder {
    try RulesFolder(reading: root.appending(path: "rules"))
  }

  @Test("compiles without a finding")
  func compiles() throws {
    let folder = try Self.folder()
    let zone = try #require(Zone(named: "Asia/Shanghai"))
    let compilation = folder.compiled(in: zone)
    #expect(
      compilation.findings.sorted.map { "\($0.place): \($0.code.rawValue) \($0.message)" } == [])
    #expect(compilation.ruleSet != nil)
  }

  @Test("holds all that it says must hold")
  func holdsItsTests() throws {
    let folder = try Self.folder()
    let zone = try #require(Zone(named: "Asia/Shanghai"))
    let results = folder.compiled(in: zone).run(in: zone)
    #expect(results.count > 100)
    for result in results where !result.passed {
      let failures = result.failures.map { "\($0.name): expected \($0.expected), is \($0.actual)" }
      Issue.record("\(result.place) \(result.name): \(failures.joined(separator: "; "))")
    }
  }
}

extension RulesFolder {
  /// Reads a folder of the repository, as the daemon's loader does.
  init(reading folder: URL) throws {
    let base = folder.resolvingSymlinksInPath().path() + "/"
    let paths =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { ($0 as? URL)?.resolvingSymlinksInPath().path() } ?? []
    let yaml = try paths.filter { $0.hasSuffix(".yaml") }.map { path in
      File(
        path: String(path.dropFirst(base.count)),
        bytes: Array(try Data(contentsOf: URL(filePath: path))))
    }
    let named = RulesFolder.filesNamed(by: yaml).compactMap { path in
      (try? Data(contentsOf: folder.appending(path: path))).map {
        File(path: path, bytes: Array($0))
      }
    }
    self.init(
      name: folder.lastPathComponent, files: yaml + named,
      unread: paths.filter { $0.hasSuffix(".yml") }.map { String($0.dropFirst(base.count)) })
  }
}
