/// Collects what is wrong in any number of texts, up to a limit.
///
/// Behind the limit findings are counted, not kept, so that a file of a million mistakes costs no
/// more memory than one of a hundred; whether there were errors stays exact.
package struct Findings: Sendable {
  /// How many are kept where nobody says otherwise.
  package static let defaultLimit = 200

  /// What was found, in the order in which it was found.
  package private(set) var all: [Finding] = []
  /// How many were counted but not kept.
  package private(set) var droppedCount = 0
  /// How many errors were found, kept or not.
  package private(set) var errorCount = 0
  /// How many warnings were found, kept or not.
  package private(set) var warningCount = 0

  private let limit: Int

  /// Keeps at most `limit` findings.
  package init(limit: Int = Findings.defaultLimit) {
    self.limit = limit
  }

  /// Whether nothing at all was found.
  package var isEmpty: Bool { all.isEmpty && droppedCount == 0 }

  /// Whether something cannot be used.
  package var hasErrors: Bool { errorCount > 0 }

  /// By path, then place, then severity: the order in which people read.
  package var sorted: [Finding] {
    all.enumerated().sorted { left, right in
      if left.element.place != right.element.place {
        if left.element.place < right.element.place { return true }
        if right.element.place < left.element.place { return false }
      }
      if left.element.severity != right.element.severity {
        return left.element.severity > right.element.severity
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// Keeps or counts one more.
  package mutating func add(_ finding: Finding) {
    count(finding.severity)
    if all.count < limit { all.append(finding) } else { droppedCount += 1 }
  }

  private mutating func count(_ severity: Severity) {
    switch severity {
    case .error: errorCount += 1
    case .warning: warningCount += 1
    case .info: break
    }
  }

  /// Keeps or counts one more, which is only made if it is kept: finding out lines and columns of
  /// a million mistakes would take long.
  package mutating func add(_ severity: Severity, _ make: () -> Finding) {
    guard all.count >= limit else { return add(make()) }
    droppedCount += 1
    count(severity)
  }

  /// Keeps or counts each of them.
  package mutating func add(contentsOf findings: some Sequence<Finding>) {
    for finding in findings { add(finding) }
  }

  /// Takes over what another collector holds, with what it had only counted.
  package mutating func add(contentsOf other: Findings) {
    let kept = (
      errors: other.all.count { $0.severity == .error },
      warnings: other.all.count { $0.severity == .warning }
    )
    add(contentsOf: other.all)
    droppedCount += other.droppedCount
    errorCount += other.errorCount - kept.errors
    warningCount += other.warningCount - kept.warnings
  }
}
