import Matching
import Triage

/// Makes up requests for cases, and asks the engine whether they show what is claimed.
final class WitnessSearch {
  /// How many requests are tried for one claim.
  static let triedRequests = 24

  private let knowledge: FieldKnowledge
  private let producers: Producers
  private let engine: DecisionEngine
  private let zone: Zone
  /// When requests are decided, unless a rule is valid on other days only.
  let start: Timestamp
  /// How many requests were tried so far.
  private(set) var tried = 0

  /// A search with an engine of its own.
  init(_ ruleSet: RuleSet, _ producers: Producers, _ knowledge: FieldKnowledge, at start: Timestamp)
  {
    self.knowledge = knowledge
    self.producers = producers
    engine = DecisionEngine(ruleSet)
    zone = ruleSet.contents.zone
    self.start = start
  }

  /// A request of a case for which the engine confirms a claim.
  func witness(
    of subjects: Case, on validity: Validity = Validity(), confirm: (Decision) -> Bool
  ) -> Witness? {
    witness(by: [Way(subjects: subjects)], from: time(within: validity), confirm: confirm)
  }

  /// The same for requests that come in at another time, and with fewer of them.
  func witness(
    of subjects: Case, from start: Timestamp, tries: Int, confirm: (Decision) -> Bool
  ) -> Witness? {
    witness(by: [Way(subjects: subjects)], from: start, tries: tries, confirm: confirm)
  }

  /// A request that gets a value of an attribute.
  func witness(
    giving value: String, of attribute: Attribute, confirm: (Decision) -> Bool
  ) -> Witness? {
    let ways = producers.ways(to: attribute, value).compactMap { production in
      Case(production.literals, knowledge).map {
        Way(subjects: $0, extras: production.extras, settled: [attribute])
      }
    }
    return witness(by: ways, from: start, confirm: confirm)
  }

  private func witness(
    by ways: [Way], from start: Timestamp, tries: Int = WitnessSearch.triedRequests,
    confirm: (Decision) -> Bool
  ) -> Witness? {
    let ways = ways.prefix(8).flatMap(expansions)
    var left = tries
    for variant in 0..<3 {
      for way in ways {
        guard left > 0 else { return nil }
        left -= 1
        let sketch = RequestSketch(knowledge: knowledge, extras: way.extras, variant: variant)
        guard let request = sketch.request(for: way.subjects, from: start) else { continue }
        let witness = Witness(request: request, at: max(start, request.receivedAt))
        if confirm(decide(witness)) { return witness }
      }
    }
    return nil
  }

  /// What the engine decides about a witness.
  func decide(_ witness: Witness) -> Decision {
    tried += 1
    return engine.decide(witness.request, at: witness.at)
  }

  /// Ten o'clock on a day of a rule.
  func time(within validity: Validity) -> Timestamp {
    let today = zone.local(start).date
    guard !validity.contains(today) else { return start }
    let day = validity.from.map { max($0, today) } ?? today
    let valid = validity.contains(day) ? day : validity.until ?? today
    let ten = CivilTime(hour: 10, minute: 0) ?? .midnight
    return zone.instant(CivilDateTime(date: valid, time: ten))
  }

  private struct Way {
    var subjects: Case
    var extras: [FieldPath: RequestValue] = [:]
    /// Attributes that something is done about already.
    var settled: Set<Attribute> = []
  }

  /// The same with what brings about the decided attributes that its case asks for.
  private func expansions(of way: Way) -> [Way] {
    var ready: [Way] = []
    var open = [way]
    while let way = open.popLast(), ready.count < 8, open.count < 64 {
      guard let (attribute, values) = openAttribute(of: way) else {
        ready.append(way)
        continue
      }
      var next = way
      next.settled.insert(attribute)
      let ways = values.prefix(6).flatMap { producers.ways(to: attribute, $0).prefix(6) }
      let expanded = ways.compactMap { production -> Way? in
        guard let narrowed = next.subjects.assuming(production.literals) else { return nil }
        var way = next
        way.subjects = narrowed
        way.extras.merge(production.extras) { first, _ in first }
        return way
      }
      open += (expanded.isEmpty ? [next] : expanded).reversed()
    }
    return ready
  }

  /// The highest attribute that the case asks for and nothing was done about; what brings it
  /// about may ask for lower ones.
  private func openAttribute(of way: Way) -> (Attribute, [String])? {
    var found: (attribute: Attribute, values: [String])?
    for (field, sets) in way.subjects.choices {
      guard case .decided(let attribute) = knowledge[field].path,
        !way.settled.contains(attribute), attribute.level > found?.attribute.level ?? 0,
        let set = sets.min(by: { $0.count < $1.count })
      else { continue }
      found = (attribute, set.compactMap(\.name))
    }
    return found
  }
}

extension Alternative {
  /// A name that is in the set.
  fileprivate var name: String? {
    switch self {
    case .text(let text): text.written
    case .phrase(let phrase): phrase.text
    case .exists, .number, .below, .start, .end, .pattern, .numbers, .instants, .during, .opaque:
      nil
    }
  }
}
