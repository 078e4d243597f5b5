import Diagnostics
import Matching
import RuleCompiler
import YAMLTree

extension Check {
  /// R806: an alternative that another one swallows.
  static let swallowed = Check(
    "R806", "an alternative that another one swallows",
    """
    One of a list is enough, and wherever this one holds another one of the list does too: `leak*`
    stands for `leaking`, `困人` occurs in `电梯困人`, `lift.*` stands for `lift.fault`. Leave the
    longer one out. If it was meant to count by itself, it belongs into a rule of its own.
    """,
    bad: """
      rules:
        - id: leaks
          when: {text: {contains: ["leak*", leaking]}}
      #                                     ^^^^^^^
          then: {urgency: urgent}
          examples: {match: [leaking]}
      """,
    repaired: """
      rules:
        - id: leaks
          when: {text: {contains: ["leak*"]}}
          then: {urgency: urgent}
          examples: {match: [leaking]}
      """)
}

/// Looks for alternatives that say nothing beside the others of their list.
struct Swallowed {
  /// What is looked at.
  let study: Study
  /// Longer lists are named ones, read from elsewhere, and not looked through pair by pair.
  private static let longestList = 400

  /// Looks at the conditions of one rule or safety entry.
  func look(at thing: Conditioned, into analysis: inout Analysis) {
    var places: ConditionPlaces?
    for (origin, condition) in thing.condition.conditions.enumerated() {
      let pairs = swallowed(in: condition)
      guard !pairs.isEmpty else { continue }
      places = places ?? study.places(of: thing)
      guard let written = places?[origin], written.value.node.elements != nil else { continue }
      for (index, by) in pairs {
        report(written, index, by, thing, &analysis)
      }
    }
  }

  private func report(
    _ written: ConditionPlaces.Written, _ index: Int, _ by: Int, _ thing: Conditioned,
    _ analysis: inout Analysis
  ) {
    let elements = written.value.node.elements ?? []
    guard elements.indices.contains(index), elements.indices.contains(by) else { return }
    analysis.add(finding(elements[index], elements[by], thing.owner, in: written.value.text))
  }

  private func finding(
    _ element: Node, _ by: Node, _ owner: String, in text: SourceText
  ) -> Finding {
    Finding(
      Check.swallowed.code,
      "'\(element.text ?? "")' adds nothing in \(owner):"
        + " '\(by.text ?? "")' holds wherever it does",
      severity: .warning, at: text.place(of: element.span)
    ).labelling(text.place(of: by.span), "holds wherever it does")
  }

  /// Looks at the parts of `any`.
  func lookAtChoices(of thing: Conditioned, into analysis: inout Analysis) {
    for (number, parts) in thing.condition.choices.enumerated() {
      for (index, by) in swallowed(among: parts) {
        guard let elements = study.places(of: thing)?.choices[number],
          elements.count == parts.count
        else { continue }
        let finding = Finding(
          Check.swallowed.code,
          "an alternative under 'any' adds nothing in \(thing.owner): another one holds wherever"
            + " it does", severity: .warning, at: elements[index].head)
        analysis.add(finding.labelling(elements[by].head, "holds wherever it does"))
      }
    }
  }

  /// Which parts imply which others.
  private func swallowed(among parts: [Formula]) -> [(Int, by: Int)] {
    guard parts.count <= Self.mostParts else { return [] }
    let terms = parts.map { NormalForm.of($0, study.knowledge) ?? [] }
    let cases = terms.map { $0.compactMap { Case($0, study.knowledge) } }
    func isInside(_ index: Int, _ other: Int) -> Bool {
      !cases[index].isEmpty && cases[index].count == terms[index].count
        && cases[index].allSatisfy { subjects in
          terms[other].contains { subjects.implies($0) }
        }
    }
    return parts.indices.compactMap { index in
      parts.indices.first { other in
        other != index && isInside(index, other) && (other < index || !isInside(other, index))
      }.map { (index, by: $0) }
    }
  }

  /// Longer choices are not looked through part by part.
  private static let mostParts = 40

  /// Looks at the lists that conditions take phrases from; what stands in files is left out.
  func lookAtLists(into analysis: inout Analysis) {
    let names = study.compilation.names
    guard !names.all(.list).isEmpty else { return }
    let used = study.source.values(ofKey: "list")
    for name in names.all(.list) where used.contains(name) {
      guard let key = names.place(of: name, .list),
        let value = study.source.value(of: name, under: "lists", at: key)
      else { continue }
      let elements = value.node.elements ?? []
      let operands = elements.map { element -> [Alternative] in
        let phrase = element.text.flatMap { try? Phrase($0) }
        return phrase.map { [.phrase(PhraseForm($0, exact: false))] } ?? []
      }
      for (index, by) in swallowed(among: operands) where !operands[index].isEmpty {
        analysis.add(
          finding(elements[index], elements[by], "list '\(name)'", in: value.text))
      }
    }
  }

  /// Which operands are swallowed, and by which others.
  private func swallowed(in condition: Condition) -> [(Int, by: Int)] {
    swallowed(among: operands(of: condition))
  }

  private func swallowed(among operands: [[Alternative]]) -> [(Int, by: Int)] {
    guard operands.count > 1, operands.count <= Self.longestList else { return [] }
    var found: [(Int, by: Int)] = []
    for index in operands.indices {
      let by = operands.indices.first { other in
        guard other != index else { return false }
        let isInside = Self.isInside(operands[index], operands[other])
        return isInside && (other < index || !Self.isInside(operands[other], operands[index]))
      }
      if let by { found.append((index, by)) }
    }
    return found
  }

  private static func isInside(_ operand: [Alternative], _ other: [Alternative]) -> Bool {
    operand.allSatisfy { one in other.contains { one.isInside($0) } }
  }

  /// What each operand stands for, in written order.
  private func operands(of condition: Condition) -> [[Alternative]] {
    let single: [Criterion] =
      switch condition.criterion {
      case .equals(let operands): operands.map { .equals([$0]) }
      case .contains(let phrases), .lacks(let phrases): phrases.map { .contains([$0]) }
      case .startsWith(let texts): texts.map { .startsWith([$0]) }
      case .endsWith(let texts): texts.map { .endsWith([$0]) }
      case .containsAll, .ranked, .matches, .compare, .during, .outside, .inList, .notInList,
        .exists:
        []
      }
    return single.map { criterion in
      study.knowledge.alternatives(
        Condition(field: condition.field, criterion: criterion, exact: condition.exact))
    }
  }
}
