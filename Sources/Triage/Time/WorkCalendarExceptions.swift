extension WorkCalendar {
  /// The days on which the week does not hold.
  package struct Exceptions: Hashable, Sendable {
    /// Days on which no interval starts; they may overlap.
    package var holidays: [DateRange]

    /// Days that are worked whatever week and holidays say.
    package var makeUpDays: [MakeUpDay]

    /// None unless given.
    package init(holidays: [DateRange] = [], makeUpDays: [MakeUpDay] = []) {
      self.holidays = holidays
      self.makeUpDays = makeUpDays
    }
  }

  /// A day that is worked although the week or a holiday would say otherwise.
  package struct MakeUpDay: Hashable, Sendable {
    /// On which it is.
    package let date: CivilDate

    /// Its own intervals; nil for those of a Monday.
    package let hours: [OpenInterval]?

    /// With Monday's hours unless others are given.
    package init(date: CivilDate, hours: [OpenInterval]? = nil) {
      self.date = date
      self.hours = hours.map { $0.sorted { $0.start < $1.start } }
    }
  }
}
