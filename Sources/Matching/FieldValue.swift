/// A value that came in for one field.
package enum FieldValue: Hashable, Sendable {
  /// Absent or null.
  case missing
  /// A text; the empty one counts as missing.
  case text(String)
  /// A JSON number, as it was written: `5`, `5.0` and `5e0` are equal but stay distinguishable.
  case number(String)
  /// A truth value; compares as the text `true` or `false`.
  case bool(Bool)
  /// A moment, in milliseconds since 1970-01-01T00:00:00Z.
  case instant(Int64)
  /// Several values; inner lists are flattened, missing elements are skipped, and a list with
  /// nothing left counts as missing.
  case list([FieldValue])

  /// Whether every operator but `exists: false` is false on it.
  package var isMissing: Bool {
    switch self {
    case .missing: true
    case .text(let text): text.isEmpty
    case .number, .bool, .instant: false
    case .list(let elements): elements.allSatisfy(\.isMissing)
    }
  }

  /// As text conditions see a single value: numbers as written, nothing for lists and moments.
  package var text: String? {
    switch self {
    case .missing, .instant, .list: nil
    case .text(let text), .number(let text): text
    case .bool(let truth): truth ? "true" : "false"
    }
  }
}

extension FieldValue {
  /// Each single value that is not missing, with its position if the value is a list, until `body`
  /// says that it has seen enough. Inner lists count through.
  func firstElement(where body: (FieldValue, Int?) -> Bool) -> Bool {
    guard case .list = self else { return !isMissing && body(self, nil) }
    var position = 0
    return firstLeaf(&position, body)
  }

  /// Whether one of the texts satisfies a question.
  func containsText(_ body: (String) -> Bool) -> Bool {
    firstElement { element, _ in element.text.map(body) ?? false }
  }

  /// Whether one of the moments satisfies a question.
  func containsInstant(_ body: (Int64) -> Bool) -> Bool {
    firstElement { element, _ in
      guard case .instant(let instant) = element else { return false }
      return body(instant)
    }
  }

  /// The same with texts in NFC.
  var normalizedNFC: FieldValue {
    switch self {
    case .missing, .number, .bool, .instant: self
    case .text(let text): .text(Matching.normalizedNFC(text))
    case .list(let elements): .list(elements.map(\.normalizedNFC))
    }
  }

  private func firstLeaf(_ position: inout Int, _ body: (FieldValue, Int?) -> Bool) -> Bool {
    guard case .list(let elements) = self else {
      defer { position += 1 }
      return !isMissing && body(self, position)
    }
    for element in elements where element.firstLeaf(&position, body) { return true }
    return false
  }
}
