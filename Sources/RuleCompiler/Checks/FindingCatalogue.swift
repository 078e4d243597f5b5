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

  static let structure: [Check] = [
    .unknownKey, .wrongKind, .missingKey, .malformedID, .sectionTwice, .fullWidthMark, .unreadFile,
    .wrongNumber, .wrongTime, .unknownWord, .fileMissing, .fileOutside,
  ]
  static let names: [Check] = [.unknownName, .nameTwice, .reservedName, .emptyPattern]
  static let conditions: [Check] = [
    .unknownField, .unknownOperator, .nothingToCompare, .malformedPhrase, .separatorInPhrase,
    .malformedPattern, .directoryType, .noBound, .wrongOperator, .emptyCondition,
    .unusualCustomerField,
  ]
  static let rules: [Check] = [
    .readsLater, .finalReads, .fillReads, .setsNothing, .cannotBeFilled, .unknownGroup,
    .reachesWithoutRaise, .safetyReads,
  ]
  static let roster: [Check] = [
    .impossibleHours, .dayTwice, .unknownZone, .holidayFile, .nobodyInTeam, .fallbackLoops,
    .stepDoesNothing, .endsBeforeItBegins, .neverDue,
  ]
  static let intake: [Check] = [
    .openQuote, .noIDColumn, .tooManyCells, .notUTF8, .wrongDelimiter, .wrongFormat, .fieldAndValue,
  ]
  static let tests: [Check] = [.unknownExpectation, .expectsNothing]
}
