/// Everything between two bounds, either of which may be missing.
struct Interval<Value: Comparable & Hashable>: Hashable {
  /// Where an interval ends.
  struct End: Hashable {
    /// The bound.
    let value: Value
    /// Whether the bound itself belongs to it.
    let isIncluded: Bool
  }

  /// Where it begins; nil has no beginning.
  let lower: End?
  /// Where it ends; nil has no end.
  let upper: End?

  /// Whether a value lies in it.
  func contains(_ value: Value) -> Bool {
    if let lower, value < lower.value || (value == lower.value && !lower.isIncluded) {
      return false
    }
    if let upper, upper.value < value || (value == upper.value && !upper.isIncluded) {
      return false
    }
    return true
  }

  /// Whether nothing of it lies outside the other.
  func isInside(_ other: Interval) -> Bool {
    if let bound = other.lower {
      guard let lower, bound.value <= lower.value,
        lower.value != bound.value || bound.isIncluded || !lower.isIncluded
      else { return false }
    }
    if let bound = other.upper {
      guard let upper, upper.value <= bound.value,
        upper.value != bound.value || bound.isIncluded || !upper.isIncluded
      else { return false }
    }
    return true
  }

  /// Whether they have nothing in common.
  func isApart(from other: Interval) -> Bool {
    Self.isBefore(upper, other.lower) || Self.isBefore(other.upper, lower)
  }

  private static func isBefore(_ end: End?, _ start: End?) -> Bool {
    guard let end, let start else { return false }
    return end.value < start.value
      || (end.value == start.value && !(end.isIncluded && start.isIncluded))
  }
}
