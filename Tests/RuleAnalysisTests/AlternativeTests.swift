import Matching
import Testing
import Triage

@testable import RuleAnalysis

@Suite("What is said of two sets")
struct AlternativeTests {
  @Test(
    "knows which phrase occurs in every text in which another one does",
    arguments: [
      ("困人", "电梯困人", true), ("电梯困人", "困人", false), ("leak*", "leaking", true),
      ("leak", "leaking", false), ("leak", "water leak", true), ("leak", "*leak", false),
      ("*leak", "leak", true), ("3号楼", "13号楼", false), ("3号楼", "*3号楼", false),
      ("号楼", "13号楼", true), ("Wifi", "家里ＷＩＦＩ坏", true), ("電梯", "电梯困人", true),
      ("leak", "leak", true), ("leak", "leak*", false), ("éa", "xéa", false),
      ("a b", "a  b c", true),
    ])
  func phrases(_ phrase: String, _ host: String, isInside: Bool) throws {
    let sets = try (phrase, host) == ("", "") ? nil : (Self.set(phrase), Self.set(host))
    let (shorter, longer) = try #require(sets)
    #expect(longer.isInside(shorter) == isInside)
  }

  @Test("never claims what a value contradicts", arguments: [11, 12, 13, 14] as [UInt64])
  func claimsHold(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<400 {
      let (one, other) = (Self.condition(&dice), Self.condition(&dice))
      guard let left = Self.alternatives(one), let right = Self.alternatives(other) else {
        continue
      }
      let isInside = left.allSatisfy { a in right.contains { a.isInside($0) } }
      let isApart = left.allSatisfy { a in right.allSatisfy { a.excludes($0) } }
      guard isInside || isApart else { continue }
      for _ in 0..<30 {
        let value = Self.value(&dice)
        guard Formula.condition(one).holds(for: [value]) else { continue }
        let holds = Formula.condition(other).holds(for: [value])
        #expect(!isInside || holds, "seed \(seed): \(one) is not inside \(other): \(value)")
        #expect(!isApart || !holds, "seed \(seed): \(one) is not apart from \(other): \(value)")
      }
    }
  }

  private static func set(_ phrase: String) throws -> Alternative {
    .phrase(PhraseForm(try Phrase(phrase), exact: false))
  }

  private static let field = FieldID(rawValue: 0)
  private static let words = [
    "a", "ab", "A", "leak", "leaking", "3号楼", "13号楼", "困人", "电梯困人", "5", "5.0", " 5", "７", "12",
    "lift.a", "lift.a.b", "lift", "wi fi", "é", "x",
  ]

  private static func condition(_ dice: inout Dice) -> Condition {
    let texts = dice.some(words, atMost: 2)
    let stars = ["", "", "*"]
    let phrases = texts.compactMap { text in
      try? Phrase(dice.pick(stars) + text + dice.pick(stars))
    }
    let number = dice.pick(["5", "5.0", "7", "12", "-1"])
    let criterion: Criterion =
      switch dice.roll(8) {
      case 0: .equals(texts.map(Operand.text))
      case 1: .equals([.number(number)])
      case 2: .equals([.below("lift")])
      case 3: .contains(phrases)
      case 4: .startsWith(texts)
      case 5: .endsWith(texts)
      case 6: .exists(true)
      default:
        .compare(
          dice.pick([.atLeast, .atMost, .moreThan, .lessThan]),
          Bound(number: number) ?? Bound(instant: 0, written: ""))
      }
    return Condition(field: field, criterion: criterion, exact: dice.roll(4) == 0)
  }

  private static func alternatives(_ condition: Condition) -> [Alternative]? {
    var contents = RuleSetContents(
      defaults: Defaults(category: "c", urgency: .most, team: "t", intent: "i"),
      fields: FieldTable(filled: []), zone: .utc)
    _ = contents.fields.number(of: .attribute("x"), inRound: 1)
    return FieldKnowledge(contents).alternatives(condition)
  }

  private static func value(_ dice: inout Dice) -> FieldValue {
    switch dice.roll(4) {
    case 0: .number(dice.pick(["5", "5.0", "5e0", "12", "-1", "7"]))
    case 1: .text(dice.pick(words))
    default: .text(dice.some(words, atMost: 2).joined(separator: dice.pick(["", " ", "，"])))
    }
  }
}
