import Diagnostics
import Testing

@testable import YAMLTree

/// The cases of yaml/yaml-test-suite. What libyaml or we do not support may be refused.
@Suite("The YAML test suite", .enabled(if: RealData.isPresent))
struct YAMLSuiteTests {
  @Test func `is never misread, and refused only with a place and a reason`() throws {
    var accepted = 0
    for line in try RealData.lines("yaml/yaml_test_suite_A.ndjson") {
      let id = line["id"]?.text ?? ""
      let reading = YAMLReader.read(
        SourceText(path: "\(id).yaml", text: line["yaml"]?.text ?? ""))
      guard !reading.findings.hasErrors else {
        #expect(reading.findings.all.allSatisfy { $0.place.extent != nil && !$0.message.isEmpty })
        continue
      }
      accepted += 1
      #expect(line["expect"]?.text == "valid", "\(id) is accepted")
      guard let expected = line["json_docs"]?.elements else { continue }
      #expect(reading.documents.map(Meaning.init) == expected.map(Meaning.init), "\(id)")
    }
    // So that nobody reaches the above by refusing everything.
    #expect(accepted >= 145)
  }
}
