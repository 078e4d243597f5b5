package import Diagnostics

/// All checks of rules folders, in the order of their codes.
package enum FindingCatalogue {
  /// Grouped by hundreds: structure, names, conditions, rules, roster, intake, tests.
  package static let checks: [Check] =
    structure + names + conditions + rules + roster + intake + tests

  /// The check of a code.
  package static func check(_ code: FindingCode) -> Check? {
    checks.first { $0.code == code }
  }

  /// R1: keys and values.
  static let structure: [Check] = [
    .unknownKey, .wrongKind, .missingKey, .malformedID, .sectionTwice, .fullWidthMark, .unreadFile,
    .wrongNumber, .wrongTime, .unknownWord, .fileMissing, .fileOutside,
  ]
  /// R2: names and what refers to them.
  static let names: [Check] = [.unknownName, .nameTwice, .reservedName, .emptyPattern]
  /// R3: what stands under `when`.
  static let conditions: [Check] = [
    .unknownField, .unknownOperator, .nothingToCompare, .malformedPhrase, .separatorInPhrase,
    .malformedPattern, .directoryType, .noBound, .wrongOperator, .emptyCondition,
    .unusualCustomerField,
  ]
  /// R4: outcomes and levels.
  static let rules: [Check] = [
    .readsLater, .finalReads, .fillReads, .setsNothing, .cannotBeFilled, .unknownGroup,
    .reachesWithoutRaise, .safetyReads,
  ]
  /// R5: who does the work, and when.
  static let roster: [Check] = [
    .impossibleHours, .dayTwice, .unknownZone, .holidayFile, .nobodyInTeam, .fallbackLoops,
    .stepDoesNothing, .endsBeforeItBegins, .neverDue,
  ]
  /// R6: sources, lists and customers.
  static let intake: [Check] = [
    .openQuote, .noIDColumn, .tooManyCells, .notUTF8, .wrongDelimiter, .wrongFormat, .fieldAndValue,
  ]
  /// R7: what must hold.
  static let tests: [Check] = [.unknownExpectation, .expectsNothing]
}
