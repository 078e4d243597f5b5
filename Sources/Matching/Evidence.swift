/// One reason why a formula holds.
package struct Evidence: Hashable, Sendable {
  /// What was read.
  package let field: FieldID
  /// The operator as it is written in a rule: `contains`, `is`, `at_least`.
  package let operatorName: String
  /// The operand that did it, as written: one phrase, one of the listed values, a list's name.
  package let operand: String
  /// Where in the field's value, or in the list's element, in Unicode scalars of the original;
  /// only for phrases, expressions, beginnings and ends.
  package let found: Range<Int>?
  /// Which element of a list, if the value is one.
  package let element: Int?
  /// The value or element as it came.
  package let actual: FieldValue
  /// Whether this is why a `not` holds: the condition named here does *not* hold.
  package let isNegated: Bool
}

/// The condition that kept a formula from holding.
package struct FailedCondition: Hashable, Sendable {
  /// What was read.
  package let field: FieldID
  /// The operator as it is written in a rule.
  package let operatorName: String
  /// The whole operand as written; several are joined by a comma and a blank.
  package let operand: String
  /// The value as it came.
  package let actual: FieldValue
  /// Whether the condition holds and stands under a `not`.
  package let isNegated: Bool
}

/// What a named group of an expression caught.
package struct Capture: Hashable, Sendable {
  /// The group's name in the expression.
  package let name: String
  /// The text as it came.
  package let text: String
}
