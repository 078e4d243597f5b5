@testable import Matching

/// Random formulas and subjects over few words, so that much of it meets.
struct Generator {
  private var state: UInt64
  static let fieldRounds = [0, 0, 0, 1, 1, 2]

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  private mutating func some<Element>(
    _ limit: Int, _ make: (inout Generator) -> Element
  ) -> [Element] {
    var elements: [Element] = []
    for _ in 0...number(below: limit) { elements.append(make(&self)) }
    return elements
  }

  private static let words = [
    "lift", "LIFT", "Wi-Fi", "13号楼", "3号楼", "3", "5", "5.0", "50e-1", "0602", "602", "-7", "电梯",
    "電梯", "困人", "Straße", "strasse", "don’t", "don't", "ｇａｓ", "gas", "gas leak", "gas  leak",
    "lift.door", "lift.door.stuck", "a", "cafe\u{301}", "café", "バス", "ลิฟต์", "İ",
    "9007199254740993",
    "true", "ﬁre", "fire", "é", "e\u{301}x",
  ]
  private static let patterns = [
    "lift", "gas.*leak", "(?P<n>[0-9]+)号楼", "电梯|困人", "[0-9]{3,}", "^lift", "caf.", "don.t",
    "(lift|gas)\\s+leak", "STRASSE", "困", "e.?x", "(?:ab|cd)?a",
  ].compactMap { try? Pattern($0) }

  mutating func word() -> String { pick(Self.words) }

  mutating func text() -> String {
    let glue = pick(["", " ", " ", "\n", "，"])
    return some(5) { $0.word() }.joined(separator: glue)
  }

  mutating func value(depth: Int = 0) -> FieldValue {
    switch number(below: 12) {
    case 0: return .missing
    case 1: return pick([.text(""), .list([]), .list([.text(""), .missing])])
    case 2, 3: return .number(pick(["5", "5.0", "3", "-7", "602", "50e-1", "0.5", "12"]))
    case 4: return .bool(pick([true, false]))
    case 5: return .instant(Int64(number(below: 10)) * 1000)
    case 6, 7: return depth > 1 ? .text(word()) : .list(some(4) { $0.value(depth: depth + 1) })
    case 8: return .text(word())
    default: return .text(text())
    }
  }

  mutating func phrase() -> Phrase {
    let written = pick(["", "", "*"]) + word() + pick(["", "", "*"])
    return (try? Phrase(written)) ?? Phrase(openLiteral: "lift")
  }

  mutating func operand() -> Operand {
    switch number(below: 4) {
    case 0: .number(pick(["5", "3", "-7", "602", "5.00"]))
    case 1: .below(pick(["lift", "lift.door", "LIFT"]))
    default: .text(word())
    }
  }

  mutating func criterion() -> Criterion {
    let comparison = pick([Comparison.atLeast, .atMost, .moreThan, .lessThan])
    let times = TimeSet(name: "even") { $0 / 1000 % 2 == 0 }
    switch number(below: 16) {
    case 0, 1: return .equals(some(3) { $0.operand() })
    case 2: return .ranked(comparison, written: "x", names: some(3) { $0.word() })
    case 3, 4: return .contains(some(3) { $0.phrase() })
    case 5: return .containsAll(some(3) { $0.phrase() })
    case 6: return .lacks(some(3) { $0.phrase() })
    case 7: return .matches(pick(Self.patterns))
    case 8: return .startsWith(some(2) { $0.word() })
    case 9: return .endsWith(some(2) { $0.word() })
    case 10, 11: return .compare(comparison, bound())
    case 12: return pick([.during(times), .outside(times)])
    case 13: return .inList(NamedList(name: "l", entries: ["lift", "电梯", "5"]))
    case 14: return .notInList(NamedList(name: "l", entries: ["lift", "电梯", "5"]))
    default: return .exists(pick([true, false]))
    }
  }

  private mutating func bound() -> Bound {
    let instant = Int64(number(below: 10)) * 1000
    return Bound(number: pick(["5", "3.5", "-7", "602", "0.5", "1e2"]))
      .flatMap { pick([$0, Bound(instant: instant, written: "t")]) }
      ?? Bound(instant: instant, written: "t")
  }

  mutating func formula(round: Int, depth: Int = 0) -> Formula {
    switch number(below: depth > 2 ? 6 : 11) {
    case 6: return .not(formula(round: round, depth: depth + 1))
    case 7, 8: return .any(some(3) { $0.formula(round: round, depth: depth + 1) })
    case 9, 10: return .all(some(3) { $0.formula(round: round, depth: depth + 1) })
    case 5 where number(below: 20) == 0: return .always
    default:
      let fields = Self.fieldRounds.indices.filter { Self.fieldRounds[$0] <= round }
      let field = FieldID(rawValue: pick(fields))
      return .condition(
        Condition(field: field, criterion: criterion(), exact: number(below: 6) == 0))
    }
  }
}
