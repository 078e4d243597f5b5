import Matching
import Triage

/// Something that has a `when`: a rule or a safety entry.
struct Conditioned {
  /// For messages: `rule 'x'`.
  let owner: String
  /// Where it begins.
  let place: String
  /// What stands under `when`.
  let condition: Formula
  /// One of these holds where the condition does; nil where there are too many.
  let terms: [Conjunction]?
  /// On which days it is read.
  let validity: Validity
}

extension Study {
  /// All rules that are not off, and the floor.
  var conditioned: [Conditioned] {
    let rules = contents.rules.enumerated().compactMap { number, rule -> Conditioned? in
      guard rule.mode != .off else { return nil }
      return Conditioned(
        owner: "rule '\(rule.id)'", place: rule.place, condition: rule.condition,
        terms: terms[number], validity: rule.validity)
    }
    return rules
      + contents.safety.map { entry in
        Conditioned(
          owner: "safety entry '\(entry.id)'", place: entry.place, condition: entry.condition,
          terms: NormalForm.of(entry.condition, knowledge), validity: Validity())
      }
  }

  /// Where the conditions of a thing are written.
  func places(of thing: Conditioned) -> ConditionPlaces? {
    source.entry(at: thing.place)?["when"].map { ConditionPlaces(of: thing.condition, under: $0) }
  }
}
