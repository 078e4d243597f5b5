import Diagnostics
import Testing
import Triage

@testable import RuleCompiler

@Suite("Mutated folders")
struct MutationTests {
  @Test("never crash the compiler, and every finding lies within its text", arguments: 0..<8)
  func mutations(seed: UInt64) throws {
    let pack = try ShippedPackTests.folder()
    var random = SeededRandom(seed: seed)
    let sources =
      [BaseFolder.file]
      + FindingCatalogue.checks.map { check in
        RulesFolder.File(path: "\(check.code.rawValue).yaml", bytes: Array(check.bad.utf8))
      }
    for round in 0..<60 {
      let bytes = random.mutation(of: random.pick(sources + pack.files).bytes)
      let folder = RulesFolder(
        name: "rules", files: [BaseFolder.file, RulesFolder.File(path: "m.yaml", bytes: bytes)])
      let compilation = folder.compiled(in: .utc)
      for finding in compilation.findings.all {
        guard let extent = finding.place.extent else { continue }
        let text = try #require(compilation.texts.first { $0.path == finding.path })
        #expect(
          extent.start <= extent.end && extent.end.offset <= text.bytes.count,
          "seed \(seed), round \(round), \(finding.code.rawValue)")
      }
      #expect(
        (compilation.ruleSet == nil) == compilation.findings.hasErrors,
        "seed \(seed), round \(round)")
    }
  }
}

/// SplitMix64: the same seed gives the same numbers.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }

  /// Some bytes changed, lost, doubled or replaced by what means something to YAML.
  mutating func mutation(of bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let pieces = [
      "{", "}", "[", "]", ": ", ", ", "- ", "\n", "  ", "null", "'", "\"", "*", "：", "~", "0", "-1",
      "#",
    ]
    for _ in 0..<Int.random(in: 1...6, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      let end = min(bytes.count, place + Int.random(in: 1...12, using: &self))
      switch Int.random(in: 0..<4, using: &self) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 2: bytes.replaceSubrange(place..<end, with: Array(pick(pieces).utf8))
      default: bytes[place] = UInt8.random(in: .min ... .max, using: &self)
      }
    }
    return bytes
  }
}
