import Testing

@testable import Matching

@Suite struct Unicode15 {
  @Test(.enabled(if: SharedFiles.exist, "the shared data folder is not beside the repository"))
  func everyLineOfTheNormalizationTestHolds() throws {
    var checked = 0
    for line in try SharedFiles.lines("unicode/NormalizationTest.txt") {
      guard let first = line.first, first.isHexDigit else { continue }
      let columns = line.split(separator: ";").prefix(5).map(text(ofHex:))
      for (index, column) in columns.enumerated() {
        let composed = index < 3 ? columns[1] : columns[3]
        expectScalars(normalized(column, as: .canonical), composed, line)
        expectScalars(normalized(column, as: .compatibility), columns[3], line)
      }
      checked += 1
    }
    #expect(checked > 19_000)
  }

  @Test(.enabled(if: SharedFiles.exist, "the shared data folder is not beside the repository"))
  func whateverCaseFoldingMakesEqualFoldsAlike() throws {
    var checked = 0
    for line in try SharedFiles.lines("unicode/CaseFolding.txt") {
      let columns = line.split(separator: "#").first?.split(separator: ";") ?? []
      guard columns.count >= 3, ["C", "F"].contains(trimmed(columns[1])) else { continue }
      expectScalars(folded(text(ofHex: columns[0])), folded(text(ofHex: columns[2])), line)
      checked += 1
    }
    #expect(checked > 1_500)
  }

  @Test(.enabled(if: SharedFiles.exist, "the shared data folder is not beside the repository"))
  func everyTraditionalCharacterFoldsLikeItsSimplifiedOne() throws {
    for line in try SharedFiles.lines("unicode/opencc_TSCharacters.txt") where line.first != "#" {
      let columns = line.split(separator: "\t")
      guard columns.count == 2, let simple = columns[1].split(separator: " ").first else {
        continue
      }
      expectScalars(folded(String(columns[0])), folded(String(simple)), line)
    }
  }

  @Test(.enabled(if: SharedFiles.exist, "the shared data folder is not beside the repository"))
  func foldingIsIdempotentAndDoesNotDependOnTheForm() throws {
    for line in try SharedFiles.lines("unicode/NormalizationTest.txt") {
      guard let first = line.first, first.isHexDigit else { continue }
      let columns = line.split(separator: ";").prefix(5).map(text(ofHex:))
      let once = folded(columns[0])
      expectScalars(folded(once), once, line)
      let inside = folded("a" + columns[0] + "b")
      for column in columns { expectScalars(folded("a" + column + "b"), inside, line) }
    }
  }

  @Test(arguments: [
    ("ＷｉＦｉ　坏了", "wifi 坏了"), ("a \t\r\n b", "a b"), ("Straße", "strasse"),
    ("I’m", "i'm"), ("電梯困人", "电梯困人"), ("cafe\u{301}", "caf\u{E9}"), ("", ""),
    ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"), ("㎡", "m2"), ("ﾊﾞｽ", "バス"),
  ])
  func textsFold(text: String, expected: String) {
    expectScalars(folded(text), expected, text)
  }
}

private func expectScalars(_ actual: String, _ expected: String, _ line: some StringProtocol) {
  guard !actual.unicodeScalars.elementsEqual(expected.unicodeScalars) else { return }
  Issue.record(
    "\(line): \(actual.unicodeScalars.map(\.value)) is not \(expected.unicodeScalars.map(\.value))")
}

private func text(ofHex column: some StringProtocol) -> String {
  String(scalars: column.split(separator: " ").compactMap { UInt32($0, radix: 16) })
}

private func trimmed(_ text: some StringProtocol) -> String { String(text).filter { $0 != " " } }
