import Testing

@testable import Matching

@Suite struct APhrase {
  @Test(.enabled(if: SharedFiles.exist, "the shared data folder is not beside the repository"))
  func withOpenEndsOccursWhereTheFoldedColumnSaysSo() throws {
    let rows = CSVRows(try SharedFiles.text("unicode/keyword_match_A.csv")).rows.dropFirst()
    #expect(rows.count == 520)
    for row in rows {
      let formula = occurs("*\(row[1])*")
      #expect(
        formula.holds(for: [.text(row[2])]) == (row[7] == "1"), "\(row[0]) \(row[1]) \(row[3])")
    }
  }

  @Test(arguments: [
    ("3号楼", "13号楼", false), ("3号楼", "在3号楼", true), ("wifi", "家里wifi坏了", true),
    ("wifi", "wifis", false), ("wifi*", "wifis", true), ("*fi", "wifi", true),
    ("lift", "the lift.", true), ("lift", "lift2", false), ("gas leak", "GAS\n\tLEAK", true),
    ("电梯困人", "3号楼電梯困人,快来", true), ("don't", "I don’t know", true), ("ﬁre", "FIRE", true),
    ("cafe", "cafe\u{301}", false), ("x", "x\u{302}", false), ("x*", "x\u{302}", true),
    ("เดิน", "ทางเดินทาง", true), ("カギ", "ｶｷﾞをなくした", true), ("C++", "C++ error", true),
    ("☎", "☎\u{FE0F}", true), ("(漏水)", "（漏水）", true), ("м", "дом", false), ("가", "가방", false),
  ])
  func endsWhereItsScriptLetsIt(phrase: String, text: String, occurs expected: Bool) {
    #expect(occurs(phrase).holds(for: [.text(text)]) == expected)
  }

  @Test(arguments: [
    ("", Phrase.Fault.empty), (" ", .empty), ("*", .lonelyStar), ("**", .lonelyStar),
    ("a*b", .innerStar), ("***", .innerStar), ("*a*b*", .innerStar), ("* *", .lonelyStar),
  ])
  func needsSomethingToLookFor(written: String, fault: Phrase.Fault) {
    #expect(Self.fault(of: written) == fault)
  }

  private static func fault(of written: String) -> Phrase.Fault? {
    do throws(Phrase.Fault) {
      _ = try Phrase(written)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("3号楼电梯困人,快来", "电梯困人", 3..<7), ("ab ﬁre", "*ire", 3..<6), ("x  \n lift", "x lift", 0..<9),
    ("he\u{301} lift", "lift", 4..<8), ("ｶﾞｽ leak", "ガス", 0..<3), ("Straße", "*asse", 3..<6),
  ])
  func isFoundInTheOriginal(text: String, phrase: String, found: Range<Int>) {
    let evaluation = occurs(phrase).evaluation(of: [.text(text)])
    let evidence = evaluation.evidence(FormulaID(rawValue: 0))
    #expect(evidence.map(\.found) == [found])
    #expect(evidence.map(\.operand) == [phrase])
  }
}

/// `contains` of one phrase in field 0.
private func occurs(_ written: String) -> Formula {
  let phrases = (try? [Phrase(written)]) ?? []
  return .condition(Condition(field: FieldID(rawValue: 0), criterion: .contains(phrases)))
}

/// Rows of a CSV text with quotes doubled inside quotes.
private struct CSVRows {
  private(set) var rows: [[String]] = []

  init(_ text: String) {
    var field = String.UnicodeScalarView()
    var row: [String] = []
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" {
        if !isQuoted, !field.isEmpty || wasQuoted { field.append(scalar) }
        isQuoted.toggle()
        wasQuoted = true
      } else if isQuoted || (scalar != "," && scalar != "\n") {
        field.append(scalar)
      } else {
        row.append(String(field))
        field = String.UnicodeScalarView()
        wasQuoted = false
        guard scalar == "\n" else { continue }
        rows.append(row)
        row = []
      }
    }
  }

  private var wasQuoted = false
}
