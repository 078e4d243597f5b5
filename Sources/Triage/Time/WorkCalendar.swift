/// Opening hours of a place: weekly intervals of local wall time, holidays and make-up days.
///
/// A make-up day beats a holiday. An instant is open where the wall clock of the zone shows a time
/// within an interval; in the night in which the clock goes back, what it shows twice counts twice.
package struct WorkCalendar: Sendable {
  /// The name that rules use.
  package let id: String

  /// Whose wall clock the hours are read on.
  package let zone: Zone

  /// A day that is worked although the week or a holiday would say otherwise.
  package struct MakeUpDay: Hashable, Sendable {
    /// The day.
    package let date: CivilDate
    /// Its intervals; nil for those of a Monday.
    package let hours: [OpenInterval]?

    /// With Monday's hours unless others are given.
    package init(date: CivilDate, hours: [OpenInterval]? = nil) {
      self.date = date
      self.hours = hours
    }
  }

  let weekly: WeeklyHours
  /// In order, without overlaps.
  let holidays: [DateRange]
  let makeUpHours: [CivilDate: [OpenInterval]]
  /// True for the built-in calendar, which has no hours to look at.
  let isAlways: Bool
}
