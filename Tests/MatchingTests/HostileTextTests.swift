import Testing

@testable import Matching

@Suite struct AHostileText {
  /// Every place begins a long near match, so that the fallbacks must take over.
  @Test func isSearchedInLinearTime() throws {
    let length = 400
    let near = String(repeating: "a", count: length)
    let phrases = [try Phrase("*\(near)b*"), try Phrase("*aab*"), try Phrase("*abc*")]
    let text = String(repeating: "a", count: 200_000) + "bc"
    let formula = Formula.all(phrases.map { Self.occurs($0) })
    #expect(formula.holds(for: [.text(text)]))
    #expect(!formula.holds(for: [.text(String(text.dropLast()))]))
  }

  @Test func mayPileMarksOnOneLetter() throws {
    let marks = String(repeating: "\u{302}\u{323}", count: 50_000)
    let formula = Self.occurs(try Phrase("x*"))
    #expect(formula.holds(for: [.text("lift x" + marks)]))
    #expect(!formula.holds(for: [.text("lift" + marks)]))
  }

  private static func occurs(_ phrase: Phrase) -> Formula {
    .condition(Condition(field: FieldID(rawValue: 0), criterion: .contains([phrase])))
  }
}
