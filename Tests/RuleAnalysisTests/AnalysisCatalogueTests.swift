import Diagnostics
import RuleCompiler
import Testing
import Triage

@testable import RuleAnalysis

@Suite("The catalogue of the analysis")
struct AnalysisCatalogueTests {
  @Test("has each code once, in order")
  func codesAreUnique() {
    let codes = AnalysisCatalogue.checks.map(\.code.rawValue)
    #expect(codes == Set(codes).sorted())
  }

  @Test("gives each bad example its code, at the marked places", arguments: codes)
  func badExampleIsFound(code: String) throws {
    let check = try #require(AnalysisCatalogue.check(FindingCode(rawValue: code)))
    let example = MarkedFolder(check.bad)
    let found = try example.analysis().findings.all
    #expect(Set(found.map(\.code.rawValue)) == [code], "\(found.map(\.message))")
    #expect(found.compactMap { MarkedFolder.Mark($0.place) }.sorted() == example.marks.sorted())
  }

  @Test("finds nothing in the repaired example", arguments: codes)
  func repairedExampleIsClean(code: String) throws {
    let check = try #require(AnalysisCatalogue.check(FindingCode(rawValue: code)))
    let found = try MarkedFolder(check.repaired).analysis().findings.all
    #expect(found.map { "\($0.code.rawValue) \($0.message)" } == [])
  }

  @Test("finds nothing in the base of the examples")
  func baseIsClean() throws {
    #expect(try MarkedFolder("").analysis().findings.all.map(\.message) == [])
  }

  static let codes = AnalysisCatalogue.checks.map(\.code.rawValue)
}
