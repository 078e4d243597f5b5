extension WorkCalendar {
  /// The working day so many working days after a date, or before it where negative.
  ///
  /// A date that is no working day is first moved to the nearest one in the direction of counting
  /// (forward for zero), without using up a day.
  package func workingDay(_ count: Int, from date: CivilDate) throws(NeverDue) -> CivilDate {
    try workingDay(count, from: date) { _ in }
  }

  /// The working day so many working days after a day.
  func workingDay(
    _ count: Int, from date: CivilDate, record: (DeadlineStep) -> Void
  ) throws(NeverDue) -> CivilDate {
    let step = count < 0 ? -1 : 1
    var left = count.magnitude
    var day = date
    var firstSkipped = date
    for _ in 0...Self.horizonDays {
      if isWorkingDay(day) {
        if step > 0 { recordSkipped(from: firstSkipped, until: day, record) }
        if left != count.magnitude {
          record(.countedWorkingDay(Int(count.magnitude - left), day))
        }
        guard left > 0 else { return day }
        left -= 1
        firstSkipped = day + step
      }
      day = day + step
    }
    throw NeverDue(
      calendar: id, start: zone.instant(CivilDateTime(date: date, time: .midnight)))
  }
}
