import Diagnostics
import Testing
import Triage

@testable import RuleCompiler

@Suite("The catalogue of checks")
struct CatalogueTests {
  @Test("has each code once, in order")
  func codesAreUnique() {
    let codes = FindingCatalogue.checks.map(\.code.rawValue)
    #expect(codes == Set(codes).sorted())
  }

  @Test("gives each bad example its code, at the marked place", arguments: FindingCatalogue.checks)
  func badExampleIsFound(check: Check) {
    let example = MarkedExample(check.bad, besides: [BaseFolder.file])
    let found = example.folder.compiled(in: .utc).findings.all
    #expect(Set(found.map(\.code)) == [check.code], "\(found.map(\.message))")
    let places = found.compactMap { MarkedExample.Mark($0.place) }
    #expect(places.sorted() == example.marks.sorted())
  }

  @Test("finds nothing in the repaired example", arguments: FindingCatalogue.checks)
  func repairedExampleCompiles(check: Check) {
    let compilation = BaseFolder.with(check.repaired).compiled(in: .utc)
    #expect(compilation.findings.all.map(\.message) == [])
    #expect(compilation.ruleSet != nil)
  }

  @Test("offers repairs that mend the example", arguments: FindingCatalogue.checks)
  func repairsMend(check: Check) throws {
    let example = MarkedExample(check.bad, besides: [BaseFolder.file])
    let found = example.folder.compiled(in: .utc).findings.all
    guard let finding = found.first(where: { !$0.fixIts.isEmpty }) else { return }
    let repaired = try example.folder.applying(finding.fixIts[0])
    let left = repaired.compiled(in: .utc).findings.all
    #expect(!left.contains { $0.place == finding.place && $0.code == finding.code })
  }
}

extension RulesFolder {
  /// The folder after a repair.
  func applying(_ fixIt: FixIt) throws -> RulesFolder {
    var texts = Dictionary(uniqueKeysWithValues: files.map { (name + "/" + $0.path, $0.bytes) })
    for replacement in fixIt.replacements.reversed() {
      let extent = try #require(replacement.place.extent)
      texts[replacement.place.path]?.replaceSubrange(
        extent.start.offset..<extent.end.offset, with: Array(replacement.text.utf8))
    }
    let changed = files.map {
      File(path: $0.path, bytes: texts[name + "/" + $0.path] ?? $0.bytes)
    }
    return RulesFolder(name: name, files: changed, unread: unread)
  }
}
