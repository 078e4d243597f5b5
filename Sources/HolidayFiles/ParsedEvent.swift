internal import CICal
internal import Triage

/// An event as libical has parsed it, with the memory that goes with it.
///
/// All of libical is in this file; what leaves it are dates.
struct ParsedEvent: ~Copyable {
  private let component: OpaquePointer

  /// Nil where there is no event in the text.
  init?(_ text: String) {
    icalerror_set_errors_are_fatal(0)
    guard let component = icalcomponent_new_from_string(text) else { return nil }
    guard icalcomponent_isa(component) == ICAL_VEVENT_COMPONENT else {
      icalcomponent_free(component)
      return nil
    }
    self.component = component
  }

  deinit { icalcomponent_free(component) }

  /// The properties that make a holiday; libical drops those that it cannot read.
  static let readNames = ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE"]

  /// Whether the event has a property.
  func has(_ name: String) -> Bool {
    icalcomponent_get_first_property(component, icalproperty_string_to_kind(name)) != nil
  }

  var isCancelled: Bool {
    icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED
  }

  var start: CivilDate? { CivilDate(icalcomponent_get_dtstart(component)) }

  /// How many dates it touches; nil where its end is not after its start.
  var days: Int? {
    guard has("DTEND") || has("DURATION") else { return 1 }
    let end = icalcomponent_get_dtend(component)
    guard let start, let last = CivilDate(end) else { return nil }
    let endsInDay = end.is_date == 0 && (end.hour, end.minute, end.second) != (0, 0, 0)
    let isMoment = icaltime_compare(end, icalcomponent_get_dtstart(component)) == 0
    return last - start + (endsInDay || (isMoment && end.is_date == 0) ? 1 : 0)
  }

  /// The dates that it starts on, in order; nil where there are too many.
  func repetitions(of start: CivilDate, within years: ClosedRange<Int>) -> [CivilDate]? {
    guard var starts = ruleDates(within: years) else { return nil }
    if !has("RRULE") { starts.insert(start) }
    for date in dates(ICAL_RDATE_PROPERTY, of: { icalproperty_get_rdate($0).time }) {
      starts.insert(date)
    }
    for date in dates(ICAL_EXDATE_PROPERTY, of: { icalproperty_get_exdate($0) }) {
      starts.remove(date)
    }
    return starts.sorted()
  }

  private func ruleDates(within years: ClosedRange<Int>) -> Set<CivilDate>? {
    var starts: Set<CivilDate> = []
    for rule in properties(ICAL_RRULE_PROPERTY) {
      guard collect(rule, within: years, into: &starts) else { return nil }
    }
    return starts
  }

  /// False where the rule repeats more often than daily for the time of the calendar.
  private func collect(
    _ property: OpaquePointer, within years: ClosedRange<Int>, into starts: inout Set<CivilDate>
  ) -> Bool {
    let rule = icalproperty_get_rrule(property)
    guard let iterator = icalrecur_iterator_new(rule, icalcomponent_get_dtstart(component)) else {
      return true
    }
    defer { icalrecur_iterator_free(iterator) }
    for _ in 0..<Self.mostRepetitions {
      guard let date = CivilDate(icalrecur_iterator_next(iterator)), date.year <= years.upperBound
      else { return true }
      if years.contains(date.year) { starts.insert(date) }
    }
    return false
  }

  private func dates(
    _ kind: icalproperty_kind, of time: (OpaquePointer) -> icaltimetype
  ) -> [CivilDate] {
    properties(kind).compactMap { CivilDate(time($0)) }
  }

  /// All at once: a component has one cursor over its properties, which nearly every other call
  /// moves.
  private func properties(_ kind: icalproperty_kind) -> [OpaquePointer] {
    var properties: [OpaquePointer] = []
    var property = icalcomponent_get_first_property(component, kind)
    while let found = property {
      properties.append(found)
      property = icalcomponent_get_next_property(component, kind)
    }
    return properties
  }

  /// Every day from 1900 to 2100 and some.
  private static let mostRepetitions = 80_000
}

extension CivilDate {
  /// The date as written, whatever the zone; nil for libical's null time.
  fileprivate init?(_ time: icaltimetype) {
    guard icaltime_is_null_time(time) == 0 else { return nil }
    self.init(year: Int(time.year), month: Int(time.month), day: Int(time.day))
  }
}
