package import Triage

/// What a command has to tell in figures: a few of them on top, then tables.
package struct Report: Hashable, Sendable {
  /// Its name for programs: `cost`.
  package var id: String
  /// Its name for people.
  package var title: String
  /// The time that it is about.
  package var period: Period
  /// The figures on top.
  package var totals: [Total]
  /// The tables.
  package var sheets: [Sheet]
  /// What a reader must know of how the figures came about.
  package var notes: [String] = []

  /// A report with what it says.
  package init(
    _ id: String, _ title: String, _ period: Period, totals: [Total], sheets: [Sheet]
  ) {
    self.id = id
    self.title = title
    self.period = period
    self.totals = totals
    self.sheets = sheets
  }

  /// The table of a name.
  package func sheet(_ id: String) -> Sheet? { sheets.first { $0.id == id } }

  /// The figure of a name.
  package func total(_ id: String) -> Cell? { totals.first { $0.id == id }?.cell }
}

/// One figure on top of a report.
package struct Total: Hashable, Sendable {
  /// Its name for programs.
  package var id: String
  /// Its name for people.
  package var title: String
  /// The figure.
  package var cell: Cell

  /// Takes the names and the figure.
  package init(_ id: String, _ title: String, _ cell: Cell) {
    self.id = id
    self.title = title
    self.cell = cell
  }
}

/// The time that a report is about: requests received in it.
package struct Period: Hashable, Sendable {
  /// Received at this moment or later; `nil` is since ever.
  package var from: Timestamp?
  /// Received before this moment; `nil` is without end.
  package var to: Timestamp?
  /// The moment as of which open tickets are judged.
  package var now: Timestamp
  /// In which days and months are told.
  package var zone: Zone

  /// Takes the bounds, the moment and the zone.
  package init(from: Timestamp?, to: Timestamp?, now: Timestamp, zone: Zone) {
    self.from = from
    self.to = to
    self.now = now
    self.zone = zone
  }
}
