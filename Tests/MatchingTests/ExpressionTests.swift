import Testing

@testable import Matching

@Suite struct AnExpression {
  @Test func saysWhatIsWrongWithIt() {
    #expect(Self.fault(of: "a(b")?.message == "missing ): a(b")
    #expect(Self.fault(of: "a[z-a]")?.part == "z-a")
    #expect(Self.fault(of: String(repeating: "a", count: 5000))?.message.contains("4096") == true)
    #expect(Self.fault(of: "a|b") == nil)
  }

  @Test func catchesTheOriginalTextInItsGroups() throws {
    let pattern = try Pattern("(?P<building>[0-9]+号楼)(?P<rest>.*)")
    #expect(pattern.groupNames == ["building", "rest"])
    let evaluation = Self.matching(pattern).evaluation(of: [.text("在13号楼，Cafe\u{301} X")])
    let captures = evaluation.captures(FormulaID(rawValue: 0))
    #expect(captures.map(\.name) == ["building", "rest"])
    #expect(captures.map(\.text) == ["13号楼", "，Cafe\u{301} X"])
    #expect(captures[1].text.unicodeScalars.count == 8)
    #expect(evaluation.evidence(FormulaID(rawValue: 0)).map(\.found) == [1..<13])
  }

  @Test(arguments: [
    ("caf.$", "CAFE\u{301}", true), ("LIFT", "lift", true), ("漏水", "漏水了", true),
    ("漏水", "漏 水", false), ("xj", "xJ\u{30C}", true), ("xs", "xſ\u{301}", true),
    ("gas\\s+leak", "gas \n leak", true), ("(ab|cd)ef", "xCDEF", true),
    ("K\\b", "5 \u{212A}", true),
    ("電梯", "电梯", false), ("電梯", "電梯", true), ("^$", " ", false),
  ])
  func findsWhatItShould(source: String, text: String, holds expected: Bool) throws {
    let formula = Self.matching(try Pattern(source))
    #expect(formula.holds(for: [.text(text)]) == expected)
  }

  private static func matching(_ pattern: Pattern) -> Formula {
    .condition(Condition(field: FieldID(rawValue: 0), criterion: .matches(pattern)))
  }

  private static func fault(of source: String) -> Pattern.Fault? {
    do throws(Pattern.Fault) {
      _ = try Pattern(source)
      return nil
    } catch {
      return error
    }
  }
}
