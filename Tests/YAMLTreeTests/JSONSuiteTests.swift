import Diagnostics
import Testing

@testable import YAMLTree

/// The cases of nst/JSONTestSuite: y_ must be accepted, n_ refused, i_ is left to the reader.
@Suite("The JSON test suite", .enabled(if: RealData.isPresent))
struct JSONSuiteTests {
  @Test func `has what is valid accepted and what is not refused with a place`() throws {
    var count = 0
    for name in try RealData.names(in: "json/nst") {
      let bytes = try RealData.bytes("json/nst/\(name)")
      switch JSONReader.read(bytes) {
      case .success:
        #expect(!name.hasPrefix("n_"), "\(name) is accepted")
      case .failure(let refusal):
        // Valid by the grammar; refused because nobody can know which of the two is meant.
        let isDuplicate = refusal.problem == .duplicateKey
        #expect(!name.hasPrefix("y_") || isDuplicate, "\(name): \(refusal.message)")
        #expect(refusal.position.line >= 1 && refusal.position.offset <= bytes.count)
        #expect(!refusal.message.isEmpty)
      }
      count += 1
    }
    #expect(count == 220)
  }

  @Test func `is decided as documented where the standard leaves it open`() throws {
    for name in try RealData.names(in: "json/nst_transform") {
      let result = JSONReader.read(try RealData.bytes("json/nst_transform/\(name)"))
      let problem: JSONProblem? =
        if case .failure(let refusal) = result { refusal.problem } else { nil }
      #expect(problem == expected(name), "\(name)")
    }
  }

  private func expected(_ name: String) -> JSONProblem? {
    if name.hasPrefix("object_key_nf") || name.hasPrefix("object_same_key") { return .duplicateKey }
    if name.contains("escaped_invalid_codepoint") { return .syntax }
    if name.contains("invalid_codepoint") { return .encoding }
    return nil
  }
}
