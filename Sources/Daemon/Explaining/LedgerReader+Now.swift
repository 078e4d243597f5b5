package import Ledger
package import Triage

extension LedgerReader {
  /// What everybody has to do at a moment, counted by the days and months of a zone.
  package func workload(
    at time: Timestamp, in zone: Zone
  ) throws(LedgerError) -> Workload {
    let day = zone.local(time).date
    let month = CivilDate(year: day.year, month: day.month, day: 1) ?? day
    return try workload(
      on: day, dayBegan: zone.instant(CivilDateTime(date: day, time: .midnight)),
      monthBegan: zone.instant(CivilDateTime(date: month, time: .midnight)))
  }
}
