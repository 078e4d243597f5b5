import Diagnostics

@testable import RuleCompiler

/// A rules folder written as one text, in which comments of carets say where findings must point.
///
/// A line `# file: NAME` begins another file. Carets stand under the line before them; where they
/// begin in the first column, the `#` of the comment counts as the first of them.
struct MarkedExample {
  struct Mark: Hashable, Comparable, CustomStringConvertible {
    let path: String
    let line: Int
    let columns: Range<Int>

    var description: String { "\(path):\(line):\(columns.lowerBound)-\(columns.upperBound)" }

    static func < (left: Mark, right: Mark) -> Bool { left.description < right.description }
  }

  let folder: RulesFolder
  let marks: [Mark]

  init(_ text: String, besides files: [RulesFolder.File] = []) {
    var parts: [(name: String, lines: [Substring])] = [("example.yaml", [])]
    var marks: [Mark] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# file: ") {
        parts.append((String(line.dropFirst(8)), []))
      } else if let columns = Self.carets(line) {
        let part = parts[parts.count - 1]
        marks.append(
          Mark(path: "rules/" + part.name, line: part.lines.count, columns: columns))
      } else {
        parts[parts.count - 1].lines.append(line)
      }
    }
    let own = parts.map { part in
      RulesFolder.File(
        path: part.name, bytes: Self.bytes(part.lines.joined(separator: "\n") + "\n"))
    }
    folder = RulesFolder(
      name: "rules", files: files + own.filter { !$0.path.hasSuffix(".yml") },
      unread: own.map(\.path).filter { $0.hasSuffix(".yml") })
    self.marks = marks
  }

  private static func carets(_ line: Substring) -> Range<Int>? {
    guard let first = line.firstIndex(of: "^"), line.allSatisfy({ "# ^".contains($0) }) else {
      return nil
    }
    let start = line.distance(from: line.startIndex, to: first)
    let count = line[first...].prefix { $0 == "^" }.count
    let isAtStart = start == 1 && line.first == "#"
    return (isAtStart ? 1 : start + 1)..<(start + 1 + count)
  }

  /// U+FFFD stands for a byte that is not UTF-8.
  private static func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { $0 == "\u{FFFD}" ? [0xFF] : Array(String($0).utf8) }
  }
}

extension MarkedExample.Mark {
  /// The stretch that a finding points at, on its first line.
  init?(_ place: Place) {
    guard let extent = place.extent else { return nil }
    let end = extent.end.line == extent.start.line ? extent.end.column : extent.start.column
    self.init(
      path: place.path, line: extent.start.line,
      columns: extent.start.column..<max(end, extent.start.column))
  }
}
