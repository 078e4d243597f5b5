import Diagnostics
import RuleCompiler
import Testing
import Triage

@testable import RuleAnalysis

/// A rules folder written as one text, in which comments of carets say where findings must point.
///
/// A line of carets stands under the line that it is about.
struct MarkedFolder {
  struct Mark: Hashable, Comparable, CustomStringConvertible {
    let line: Int
    let columns: Range<Int>

    var description: String { "\(line):\(columns.lowerBound)-\(columns.upperBound)" }

    static func < (left: Mark, right: Mark) -> Bool {
      (left.line, left.columns.lowerBound) < (right.line, right.columns.lowerBound)
    }
  }

  let folder: RulesFolder
  let marks: [Mark]

  init(_ text: String, base: String = MarkedFolder.base) {
    var lines: [Substring] = []
    var marks: [Mark] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let columns = Self.carets(line) {
        marks.append(Mark(line: lines.count, columns: columns))
      } else {
        lines.append(line)
      }
    }
    self.marks = marks
    folder = RulesFolder(
      name: "rules",
      files: [
        .init(path: "base.yaml", bytes: Array(base.utf8)),
        .init(path: "example.yaml", bytes: Array((lines.joined(separator: "\n") + "\n").utf8)),
      ])
  }

  /// A folder in which the analysis finds nothing.
  static let base = """
    customer_types: [owner, tenant]
    intents: [repair]
    urgencies: [{id: emergency}, {id: urgent}, {id: normal}]
    categories:
      lift.entrapment: {signals: {entrapment: 5}}
      lift.fault: {signals: {lift fault: 5}}
      water.leak: {signals: {burst main: 5}}
      other: {}
    staff: [{id: wang.lei}]
    teams: {desk: {members: [wang.lei]}}
    defaults: {category: other, urgency: normal, team: desk, intent: repair}

    """

  /// Ten o'clock of a Monday.
  static let time = Zone.utc.defaultTestTime

  func compiled() -> Compilation { folder.compiled(in: .utc) }

  func analysis() throws -> Analysis {
    let compilation = compiled()
    #expect(compilation.findings.all.map(\.message) == [])
    return try #require(Analyst(compilation)).analysis(at: Self.time)
  }

  private static func carets(_ line: Substring) -> Range<Int>? {
    guard let first = line.firstIndex(of: "^"), line.allSatisfy({ "# ^".contains($0) }) else {
      return nil
    }
    let start = line.distance(from: line.startIndex, to: first)
    return (start + 1)..<(start + 1 + line[first...].prefix { $0 == "^" }.count)
  }
}

extension MarkedFolder.Mark {
  /// The stretch that a finding points at.
  init?(_ place: Place) {
    guard let extent = place.extent else { return nil }
    self.init(line: extent.start.line, columns: extent.start.column..<extent.end.column)
  }
}
