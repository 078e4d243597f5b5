import Testing
import Triage

@testable import Intake

@Suite struct `Hostile input` {
  static let cases = Reading.names(in: "json/nst") + Reading.names(in: "json/nst_transform")

  /// Runs where the shared test data lies beside the repository.
  @Test(.enabled(if: Reading.hasSharedFiles), arguments: cases)
  func `of the JSON suite is taken or refused, as a file and as a line`(name: String) throws {
    let bytes = try #require(
      Reading.sharedFile("json/nst/\(name)") ?? Reading.sharedFile("json/nst_transform/\(name)"))
    let result = IntakeReader.read(bytes, context: Reading.context("a.json"))
    _ = IntakeReader.read(bytes, context: Reading.context("a.ndjson"))
    _ = IntakeReader.read(bytes, context: Reading.context("a.csv"))
    _ = IntakeReader.read(bytes, context: Reading.context("a.yaml"))
    _ = SalvagedText.from(bytes)
    if name.hasPrefix("n_") { #expect(result.refusal != nil) }
    guard name.hasPrefix("y_"), let refusal = result.refusal else { return }
    #expect([.type, .missing, .duplicateKey].contains(refusal.code), "\(refusal)")
  }

  @Test(arguments: ["a.json", "a.yaml", "a.ndjson"])
  func `of great depth is refused`(name: String) {
    for open in ["[", "{\"a\":"] {
      let text = String(repeating: open, count: 50_000)
      #expect(Reading.read(text, as: name).refusal != nil)
    }
  }

  @Test func `of a million columns is refused`() {
    let header = (0..<1_000_000).map { String($0) }.joined(separator: ",") + "\n"
    #expect(Reading.read(header, as: "a.csv").refusal?.code == .tooLarge)
    let commas = "subject\n" + String(repeating: ",", count: 500_000) + "\nok\n"
    let items = Reading.read(commas, as: "a.csv").items
    #expect(items.count == 2)
    #expect(items.first?.refusal?.code == .syntax)
  }

  @Test func `of a number that no program holds is refused where it is one`() {
    #expect(Reading.read("{\"subject\":1e99999}").refusal?.code == .numberRange)
    let digits = String(repeating: "9", count: 290)
    #expect(Reading.read("{\"subject\":\(digits)}").request?[.subject] == .text(digits))
  }

  @Test func `of an endless quote is refused`() {
    let text = "subject\n\"" + String(repeating: "x,\n", count: 200_000)
    #expect(Reading.read(text, as: "a.csv").refusal?.code == .syntax)
  }

  @Test func `of NULs and control characters is taken or refused`() {
    for byte in UInt8(0)..<32 {
      let bytes = Array("{\"subject\":\"a".utf8) + [byte] + Array("\"}\n".utf8)
      #expect(IntakeReader.read(bytes, context: Reading.context("a.json")).refusal != nil)
      _ = IntakeReader.read(bytes, context: Reading.context("a.yaml"))
      _ = IntakeReader.read(Array("subject\n".utf8) + bytes, context: Reading.context("a.csv"))
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `of random bytes is taken or refused in every format and encoding`(seed: UInt64) {
    var source = SeededSource(seed: seed)
    let alphabet = Array("{}[]\":,\\u\n\r;a漏1-& *|'#\t".utf8) + [0, 0xFF, 0xFE, 0x81, 0x30, 0xD8]
    for _ in 0..<150 {
      let count = Int.random(in: 0...80, using: &source)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &source) ?? 0 }
      for name in ["a.json", "a.yaml", "a.ndjson", "a.csv"] {
        for encoding in SourceMapping.Encoding.allCases {
          var mapping = SourceMapping()
          mapping.encoding = encoding
          _ = IntakeReader.read(
            bytes, context: Reading.context(name, source: "s", mapping: mapping))
          #expect(!SalvagedText.from(bytes, encoding: encoding).candidates.isEmpty)
        }
      }
    }
  }

  @Test(arguments: [UInt64(7), 8])
  func `of random bytes comes back from its encoding as it was`(seed: UInt64) throws {
    var source = SeededSource(seed: seed)
    for encoding in [SourceMapping.Encoding.gb18030, .utf16] {
      for _ in 0..<200 {
        var bytes = (0..<40).map { _ in UInt8.random(in: 1...255, using: &source) }
        if encoding == .utf16 { bytes = [0xFF, 0xFE] + bytes }
        var decoder = try TextDecoder(encoding)
        let text = decoder.decode(bytes, isLast: true)
        var encoder = TextEncoder(encoding)
        #expect(encoder.mark + encoder.encode(text) == bytes, "seed \(seed) \(encoding)")
      }
    }
  }
}
