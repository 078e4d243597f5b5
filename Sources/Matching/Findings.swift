/// Which of a condition's operands a value satisfies, and where.
struct Findings {
  /// One operand with the element that satisfies it.
  struct Finding {
    let operand: String
    let found: Range<Int>?
    let element: Int?
    let actual: FieldValue
  }

  /// The first operand that is satisfied, in written order; of `contains_all` each one. Nothing
  /// where no single operand or place is to be told.
  private(set) var all: [Finding] = []
  private let value: FieldValue
  private let exact: Bool
  private let buffer = ScalarBuffer(tracksSources: true)

  /// Looks for the operands of a condition that is known to hold for the value.
  init(_ condition: Condition, in value: FieldValue) {
    self.value = value
    exact = condition.exact
    all = findings(condition.criterion)
  }

  private func findings(_ criterion: Criterion) -> [Finding] {
    switch criterion {
    case .contains(let phrases): first(phrases) { find($0) }
    case .containsAll(let phrases): togetherFound(phrases)
    case .equals(let operands): first(operands) { find($0) }
    case .ranked(_, let written, let names):
      first(names) { name in find(.text(name)).map { Self.renamed($0, written) } }
    case .inList(let list):
      first(list.entries) { find(.text($0)).map { Self.renamed($0, list.name) } }
    case .matches(let pattern): found(pattern)
    case .startsWith(let texts): first(texts) { findEnd($0, atStart: true) }
    case .endsWith(let texts): first(texts) { findEnd($0, atStart: false) }
    case .lacks, .notInList, .compare, .during, .outside, .exists: []
    }
  }

  private func first<Operand>(
    _ operands: [Operand], _ find: (Operand) -> Finding?
  ) -> [Finding] {
    for operand in operands {
      if let finding = find(operand) { return [finding] }
    }
    return []
  }

  private static func renamed(_ finding: Finding, _ operand: String) -> Finding {
    Finding(
      operand: operand, found: finding.found, element: finding.element, actual: finding.actual)
  }

  /// The first element for which `place` finds one; an empty place is one without a position.
  private func search(
    _ operand: String, _ place: (FieldValue) -> Range<Int>?
  ) -> Finding? {
    var finding: Finding?
    _ = value.firstElement { element, position in
      guard let found = place(element) else { return false }
      finding = Finding(
        operand: operand, found: found.isEmpty ? nil : found, element: position, actual: element)
      return true
    }
    return finding
  }

  private func find(_ phrase: Phrase) -> Finding? {
    let needle = Needle(phrase, exact: exact)
    return search(phrase.written) { place(of: needle, in: $0) }
  }

  private func place(of needle: Needle, in element: FieldValue) -> Range<Int>? {
    guard let text = element.text else { return nil }
    buffer.take(text, exact: exact)
    return needle.firstPlace(in: buffer.view).map(original)
  }

  private func original(_ place: Range<Int>) -> Range<Int> {
    let sources = buffer.sources[place]
    let start = sources.map(\.lowerBound).min() ?? 0
    let end = sources.map(\.upperBound).max() ?? 0
    return Int(start)..<Int(end)
  }

  private func togetherFound(_ phrases: [Phrase]) -> [Finding] {
    let needles = phrases.map { Needle($0, exact: exact) }
    var findings: [Finding] = []
    _ = value.firstElement { element, position in
      let places = needles.compactMap { place(of: $0, in: element) }
      guard places.count == needles.count else { return false }
      findings = zip(phrases, places).map { phrase, place in
        Finding(operand: phrase.written, found: place, element: position, actual: element)
      }
      return true
    }
    return findings
  }

  private func find(_ operand: Operand) -> Finding? {
    search(operand.written) { element in isEqual(element, operand) ? 0..<0 : nil }
  }

  private func isEqual(_ element: FieldValue, _ operand: Operand) -> Bool {
    guard let text = element.text else { return false }
    switch operand {
    case .text(let other): return form(text) == form(other)
    case .below(let prefix):
      let name = form(text)
      let start = form(prefix) + [0x2E]
      return name.count > start.count && name.starts(with: start)
    case .number(let other):
      if form(text) == form(other) { return true }
      guard !exact, case .number = element, let left = ExactNumber(text) else { return false }
      return left == ExactNumber(other)
    }
  }

  private func form(_ text: String) -> [UInt32] {
    exact ? text.unicodeScalars.map(\.value) : foldedScalars(text)
  }

  private func findEnd(_ end: String, atStart: Bool) -> Finding? {
    let scalars = form(end)
    return search(end) { element in
      guard let text = element.text else { return nil }
      buffer.take(text, exact: exact)
      let view = buffer.view
      guard view.count >= scalars.count else { return nil }
      let start = atStart ? 0 : view.count - scalars.count
      let place = start..<start + scalars.count
      return view[place].elementsEqual(scalars) ? original(place) : nil
    }
  }

  private func found(_ pattern: Pattern) -> [Finding] {
    let finding = search(pattern.source) { element in
      element.text.flatMap { OriginalMatch(pattern, in: $0) }?.place
    }
    return finding.map { [$0] } ?? []
  }
}
