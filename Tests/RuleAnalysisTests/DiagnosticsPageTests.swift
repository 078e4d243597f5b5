import Foundation
import RuleCompiler
import Testing

@testable import RuleAnalysis

@Suite("The reference page of codes")
struct DiagnosticsPageTests {
  private static let file = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/diagnostics.md")
  private static let page = FindingCatalogue.page(with: AnalysisCatalogue.groups)
  private static let records = ProcessInfo.processInfo.environment["TRIAGED_RECORD"] != nil

  @Test("is what the checks say; TRIAGED_RECORD=1 writes it anew, and fails")
  func isUpToDate() throws {
    if Self.records {
      try Self.page.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(Self.file.path())")
    }
    let written = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(written == Self.page)
  }
}
