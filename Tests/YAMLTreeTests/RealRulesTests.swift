import Diagnostics
import Testing

@testable import YAMLTree

@Suite("Real rule files", .enabled(if: RealData.isPresent))
struct RealRulesTests {
  @Test func `of Sigma read as they are meant, with the keys in order`() throws {
    var count = 0
    for line in try RealData.lines("yaml/sigma_rules_A.ndjson") {
      let path = line["path"]?.text ?? ""
      let reading = YAMLReader.read(SourceText(path: path, text: line["yaml"]?.text ?? ""))
      #expect(reading.findings.isEmpty, "\(path): \(reading.findings.all)")
      let expected = try #require(line["json_docs"]?.elements)
      #expect(reading.documents.map(Meaning.init) == expected.map(Meaning.init), "\(path)")
      count += 1
    }
    #expect(count == 1_099)
  }

  @Test func `of Falco read as they are meant`() throws {
    let bytes = try RealData.bytes("yaml/falco_rules.yaml")
    let reading = YAMLReader.read(SourceText(path: "falco_rules.yaml", bytes: bytes))
    #expect(reading.findings.isEmpty, "\(reading.findings.all)")
    let expected = try JSONReader.read(RealData.bytes("yaml/falco_rules.expected.json")).get()
    #expect(reading.documents.map(Meaning.init) == expected.elements?.map(Meaning.init))
  }
}
