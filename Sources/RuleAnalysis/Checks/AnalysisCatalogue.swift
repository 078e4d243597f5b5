package import Diagnostics

/// All checks of the analysis, in the order of their codes.
package enum AnalysisCatalogue {
  /// Rules and conditions, then names, then the roster.
  package static let checks: [AnalysisCheck] = [
    .neverDecides, .outcomeNeverCounts, .neverHolds, .alwaysHolds, .addsNothing, .swallowed,
    .orderDecides, .noExample, .tooBroad, .unused, .neverGiven, .nobodyCan, .nobodyThere,
    .endsSoon,
  ]

  /// The check of a code.
  package static func check(_ code: FindingCode) -> AnalysisCheck? {
    checks.first { $0.code == code }
  }
}
