/// Conditions put together by `all`, `any` and `not`: what stands under `when`.
package indirect enum Formula: Hashable, Sendable {
  /// Holds for every subject: `when: {}`.
  case always
  /// One entry `field: {operator: operand}`.
  case condition(Condition)
  /// Holds when each part does; without parts, always.
  case all([Formula])
  /// Holds when at least one part does; without parts, never.
  case any([Formula])
  /// Holds when the part does not, a missing field included.
  case not(Formula)
}

/// One operator on one field; several operators on a field are several conditions.
package struct Condition: Hashable, Sendable {
  /// What it reads.
  package let field: FieldID
  /// What it asks of the value.
  package let criterion: Criterion
  /// Whether texts are compared as written instead of folded.
  package let exact: Bool

  /// A condition on one field.
  package init(field: FieldID, criterion: Criterion, exact: Bool = false) {
    self.field = field
    self.criterion = criterion
    self.exact = exact
  }
}
