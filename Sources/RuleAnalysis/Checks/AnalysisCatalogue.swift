package import Diagnostics
package import RuleCompiler

/// All checks of the analysis, in the order of their codes.
package enum AnalysisCatalogue {
  /// Rules and conditions, then names, then the roster.
  package static let checks: [Check] = [
    .neverDecides, .outcomeNeverCounts, .neverHolds, .alwaysHolds, .addsNothing, .swallowed,
    .orderDecides, .noExample, .tooBroad, .unused, .neverGiven, .nobodyCan, .nobodyThere,
    .endsSoon,
  ]

  /// The checks as the reference page groups them.
  package static var groups: [(title: String, checks: [Check])] {
    let isAboutWork: (Check) -> Bool = { $0.code.rawValue.hasPrefix("R9") }
    return [
      ("What never counts", checks.filter { !isAboutWork($0) }),
      ("Who can do it", checks.filter(isAboutWork)),
    ]
  }

  /// The check of a code.
  package static func check(_ code: FindingCode) -> Check? {
    checks.first { $0.code == code }
  }
}
