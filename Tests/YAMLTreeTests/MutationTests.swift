import Diagnostics
import Testing

@testable import YAMLTree

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("A damaged text")
struct MutationTests {
  private static let yaml = """
    # 规则 rules
    rules: &all
      - id: lift-entrapment
        when:
          text: {contains: [电梯困人, "stuck \\"in\\" lift*", 'it''s'], lacks: [演练]}
        then: {category: lift.entrapment, tags: [safety, *tag]}
        note: |
          一行
            two

        more: >-
          folded
          text
    tag: &tag !!str x
    ? key
    : [a, {b: c}, ~, 0o17]
    ---
    - - a
      - "多
        行"
    ...
    """

  private static let json = #"""
    {"id":"A-17","n":[-1.5e3,0,true,null],"s":"\u7535\ud83d\uded7 电梯\n","o":{"a":{"b":[]}}}
    """#

  private static let inserts: [[UInt8]] =
    [
      "\t", "\n", ": ", "- ", "[", "]", "{", "}", ",", "\"", "'", "*", "&", "!", "|", ">", "%", "#",
      "?",
      "\\", "：", "，", "---\n", "...\n", "<<: ", "*tag", "&all ", "\r", "\u{2028}", "\u{FEFF}", "0",
      "\\u",
    ].map { Array($0.utf8) } + [[0x00], [0xFF], [0xE4, 0xB8], [0x80]]

  private func mutated(_ text: String, _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let index = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        bytes.insert(contentsOf: Self.inserts.randomElement(using: &generator) ?? [], at: index)
      case 1:
        bytes.removeSubrange(
          index..<min(bytes.count, index + Int.random(in: 1...9, using: &generator)))
      case 2 where index < bytes.count:
        bytes[index] = UInt8.random(in: 0...255, using: &generator)
      default:
        let end = min(bytes.count, index + Int.random(in: 1...40, using: &generator))
        bytes.insert(contentsOf: Array(bytes[index..<end]), at: index)
      }
    }
    return bytes
  }

  /// Every node lies inside its text and inside its parent, unless an alias brought it there.
  private func check(_ node: Node, in source: SourceText) {
    #expect(node.span.start >= 0 && node.span.start <= node.span.end)
    #expect(Int(node.span.end) <= source.bytes.count)
    node.elements?.forEach { check($0, in: source) }
    node.entries?.forEach {
      check($0.key, in: source)
      check($0.value, in: source)
    }
  }

  @Test(arguments: 1...8)
  func `of YAML is read or refused with a place, and never more than that`(seed: UInt64) {
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let source = SourceText(path: "a.yaml", bytes: mutated(Self.yaml, &generator))
      let reading = YAMLReader.read(source)
      reading.documents.forEach { check($0, in: source) }
      for finding in reading.findings.all {
        #expect(finding.place.extent != nil)
        #expect(!ExcerptRendering(width: 60) { _ in source }.render(finding).isEmpty)
      }
    }
  }

  @Test(arguments: 1...8)
  func `of JSON is read or refused with a place, and never more than that`(seed: UInt64) {
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let source = SourceText(path: "a.json", bytes: mutated(Self.json, &generator))
      switch JSONReader.read(source.bytes) {
      case .success(let node): check(node, in: source)
      case .failure(let refusal):
        #expect(refusal.position == source.position(at: Int(refusal.span.start)))
        #expect(!ExcerptRendering { _ in source }.render(refusal.finding(in: source)).isEmpty)
      }
    }
  }
}
