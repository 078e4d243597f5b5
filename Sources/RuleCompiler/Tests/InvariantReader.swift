import Matching
import Triage

extension Draft {
  /// Reads what must hold of every decision.
  func invariants(_ values: [Value], fields: inout FieldTable) -> [Invariant] {
    let keys = Keys(
      of: "an invariant", required: ["id", "when", "must"], optional: ["description"])
    var invariants: [Invariant] = []
    for (id, value) in identified(values, .invariant, section: .invariants) {
      let owner = "invariant '\(id)'"
      guard let mapping = mapping(value, keys, named: owner), let when = mapping["when"],
        let must = mapping["must"]
      else { continue }
      var reader = ConditionReader(self, Self.rightsAfterwards(owner))
      invariants.append(
        Invariant(
          id: id, place: mapping["id"]?.place ?? mapping.value.head,
          when: reader.formula(when, fields: &fields), must: reader.formula(must, fields: &fields),
          written: must.written))
    }
    return invariants
  }

  /// Everything may be read once everything is decided.
  static func rightsAfterwards(_ owner: String) -> ReadingRights {
    ReadingRights(
      owner: owner, reader: .invariant, seesDirectoryType: true,
      round: Attribute.highestLevel + 1)
  }
}
