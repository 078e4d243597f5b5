/// So many of so many, compared exactly: 9,999 of 10,000 are not 100 percent.
package struct Share: Hashable, Sendable {
  /// How many.
  package let count: Int
  /// Of how many.
  package let total: Int

  /// So many of so many.
  package init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// In percent; of nothing, all.
  package var percent: Double { total == 0 ? 100 : Double(count) * 100 / Double(total) }

  /// The percentage with two decimals, never rounded up.
  package var text: String {
    let hundredths = total == 0 ? 10_000 : count * 10_000 / total
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
  }

  /// Whether it is at least so many percent.
  package func reaches(_ minimum: Double) -> Bool {
    total == 0 || Double(count) * 100 >= minimum * Double(total)
  }

  /// Both together.
  package static func + (left: Share, right: Share) -> Share {
    Share(left.count + right.count, of: left.total + right.total)
  }
}
