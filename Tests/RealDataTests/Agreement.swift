import Triage

/// How often a decision is what people had decided, on the rows that the rules were not written
/// from.
struct Agreement {
  private let name: String
  private var sameCount = 0
  private var rowCount = 0

  /// Nothing compared yet.
  init(on name: String) { self.name = name }

  /// Whether a row was kept back when the rules were written: its number is odd.
  static func isHeldBack(_ request: Request) -> Bool {
    request[.id]?.text.last?.wholeNumberValue.map { !$0.isMultiple(of: 2) } ?? false
  }

  /// Compares one row.
  mutating func count(_ decided: String, label: String) {
    rowCount += 1
    if decided == label { sameCount += 1 }
  }

  /// The part of all rows; nothing agrees where there is no row.
  var share: Double { rowCount == 0 ? 0 : Double(sameCount) / Double(rowCount) }

  /// Tells the share to whoever runs the tests.
  func tell() {
    let perMille = Int((share * 1000).rounded())
    print("\(name): \(perMille / 10).\(perMille % 10) % of \(rowCount) rows as people decided")
  }
}
