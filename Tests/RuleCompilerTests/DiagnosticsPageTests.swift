import Foundation
import Testing

@testable import RuleCompiler

@Suite("The reference page of codes")
struct DiagnosticsPageTests {
  private static let file = ShippedPackTests.root.appending(path: "docs/diagnostics.md")
  private static let records = ProcessInfo.processInfo.environment["TRIAGED_RECORD"] != nil

  @Test("is what the checks say; TRIAGED_RECORD=1 writes it anew, and fails")
  func isUpToDate() throws {
    if Self.records {
      try FindingCatalogue.page.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(Self.file.path())")
    }
    let written = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(written == FindingCatalogue.page)
  }
}
