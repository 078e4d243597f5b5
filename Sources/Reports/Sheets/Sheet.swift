package import Triage

/// One table of a report: heads, rows, and what is to be said of it.
package struct Sheet: Hashable, Sendable {
  /// Its name for programs: `by_category`.
  package var id: String
  /// Its name for people.
  package var title: String
  /// What stands in each row, in order.
  package var columns: [Column]
  /// One cell for each column.
  package var rows: [[Cell]] = []
  /// A sentence below the table.
  package var note: String?
  /// The column whose values are drawn as bars; `nil` draws none.
  package var bars: String?

  /// A table without rows.
  package init(_ id: String, _ title: String, _ columns: [Column], bars: String? = nil) {
    self.id = id
    self.title = title
    self.columns = columns
    self.bars = bars
  }

  /// The cell under a column of a row; `nil` where there is no such column.
  package func cell(_ column: String, in row: [Cell]) -> Cell? {
    columns.firstIndex { $0.id == column }.map { row[$0] }
  }
}

/// The head of a column.
package struct Column: Hashable, Sendable {
  /// Its name for programs.
  package var id: String
  /// Its name for people, as short as can be: a page has 80 cells.
  package var title: String
  /// Whether texts stand in it, which are set to the left and may be cut.
  package var isText: Bool

  /// A column of figures.
  package static func figure(_ id: String, _ title: String? = nil) -> Column {
    Column(id: id, title: title ?? id, isText: false)
  }

  /// A column of texts.
  package static func text(_ id: String, _ title: String? = nil) -> Column {
    Column(id: id, title: title ?? id, isText: true)
  }
}

/// What stands in one place of a table.
package enum Cell: Hashable, Sendable {
  /// Words.
  case text(String)
  /// How many.
  case count(Int)
  /// How much, to the cent.
  case money(Money)
  /// A part of a whole, told in percent; without a whole there is nothing to tell.
  case share(Int64, of: Int64)
  /// An average or an index, told with so many decimals.
  case number(Double, decimals: Int)
  /// Nothing is known.
  case none
  /// Something is known, of too few to be told.
  case tooFew

  /// A text, or nothing.
  package static func text(orNone text: String?) -> Cell { text.map(Cell.text) ?? .none }

  /// An amount, or nothing.
  package static func money(orNone money: Money?) -> Cell { money.map(Cell.money) ?? .none }

  /// A part of a whole by counts.
  package static func share(_ part: Int, of whole: Int) -> Cell {
    .share(Int64(part), of: Int64(whole))
  }
}
