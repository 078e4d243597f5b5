/// A day of the week, in the order of ISO 8601, under the name that admins write.
package enum Weekday: String, CaseIterable, Hashable, Sendable {
  /// Monday, the first.
  case mon
  /// Tuesday.
  case tue
  /// Wednesday.
  case wed
  /// Thursday.
  case thu
  /// Friday.
  case fri
  /// Saturday.
  case sat
  /// Sunday, the last.
  case sun

  /// From 0 (Monday) to 6.
  package var index: Int {
    switch self {
    case .mon: 0
    case .tue: 1
    case .wed: 2
    case .thu: 3
    case .fri: 4
    case .sat: 5
    case .sun: 6
    }
  }

  /// The days that a key of `hours` names: `fri`, `mon-thu`, or over the week's end, `sat-mon`.
  /// Nil where it is neither.
  package static func days(named key: String) -> [Weekday]? {
    let ends = key.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2, let first = ends.first.flatMap({ Weekday(rawValue: String($0)) }),
      let last = ends.last.flatMap({ Weekday(rawValue: String($0)) })
    else { return nil }
    let length = (last.index - first.index + 7) % 7
    return (0...length).map { allCases[(first.index + $0) % 7] }
  }
}
