/// What has to happen before a formula is looked at: the rarest conditions that it cannot do
/// without.
struct Trigger {
  /// One thing that makes the formula a candidate.
  enum Key {
    /// An indexed atom is true.
    case atom(UInt32)
    /// A field's number or moment lies in a stretch of ranks.
    case stretch(Stretch)
  }

  /// Ranks of one field's numbers or moments.
  struct Stretch {
    let field: UInt32
    let isInstant: Bool
    var ranks: ClosedRange<Int>
    /// How many ranks the field has.
    let size: Int
  }

  /// Any of these makes a candidate.
  var keys: [Key]
  /// How often that is expected to happen, per request.
  var cost: Double
}

/// Finds triggers.
struct TriggerChoice {
  /// The frozen atoms.
  let atoms: [Atom]
  /// How often each atom is expected to be true.
  let likelihoods: [Double]
  /// How many ranks the numbers of each field have.
  let numberSizes: [Int]
  /// How many ranks the moments of each field have.
  let instantSizes: [Int]

  /// The formula's trigger; nothing where it may hold whatever the fields say.
  func trigger(of formula: Lowered, negated: Bool = false) -> Trigger? {
    switch formula {
    case .atom(let atom): negated ? nil : trigger(of: atom)
    case .not(let part): trigger(of: part, negated: !negated)
    case .all(let parts): negated ? union(parts, negated: true) : rarest(parts, negated: false)
    case .any(let parts): negated ? rarest(parts, negated: true) : union(parts, negated: false)
    }
  }

  private func trigger(of atom: UInt32) -> Trigger? {
    switch atoms[Int(atom)].kind {
    case .indexed: Trigger(keys: [.atom(atom)], cost: likelihoods[Int(atom)])
    case .numberRange, .instantRange: trigger(of: stretch(of: atom))
    case .pattern, .during, .outside, .together: nil
    }
  }

  private func stretch(of atom: UInt32) -> Trigger.Stretch {
    let record = atoms[Int(atom)]
    let isInstant = record.kind == .instantRange
    return Trigger.Stretch(
      field: record.field, isInstant: isInstant,
      ranks: Int(record.first)...Int(record.second),
      size: (isInstant ? instantSizes : numberSizes)[Int(record.field)])
  }

  private func trigger(of stretch: Trigger.Stretch) -> Trigger {
    Trigger(
      keys: [.stretch(stretch)],
      cost: max(0.01, Double(stretch.ranks.count) / Double(stretch.size + 2)))
  }

  private func union(_ parts: [Lowered], negated: Bool) -> Trigger? {
    var whole = Trigger(keys: [], cost: 0)
    for part in parts {
      guard let trigger = trigger(of: part, negated: negated) else { return nil }
      whole.keys += trigger.keys
      whole.cost += trigger.cost
    }
    return whole
  }

  private func rarest(_ parts: [Lowered], negated: Bool) -> Trigger? {
    var best: Trigger?
    for part in parts {
      guard let trigger = trigger(of: part, negated: negated) else { continue }
      if best.map({ trigger.cost < $0.cost }) ?? true { best = trigger }
    }
    guard !negated else { return best }
    for stretch in stretches(parts) {
      let trigger = trigger(of: stretch)
      if best.map({ trigger.cost < $0.cost }) ?? true { best = trigger }
    }
    return best
  }

  /// Comparisons of one field that must all hold, as one stretch where they leave any rank.
  private func stretches(_ parts: [Lowered]) -> [Trigger.Stretch] {
    var stretches: [Trigger.Stretch] = []
    for case .atom(let atom) in parts where atoms[Int(atom)].kind.isRange {
      let next = stretch(of: atom)
      let same = stretches.firstIndex {
        $0.field == next.field && $0.isInstant == next.isInstant
          && $0.ranks.overlaps(next.ranks)
      }
      guard let same else {
        stretches.append(next)
        continue
      }
      stretches[same].ranks = stretches[same].ranks.clamped(to: next.ranks)
    }
    return stretches
  }
}

extension Atom.Kind {
  /// Whether ranks answer it.
  var isRange: Bool { self == .numberRange || self == .instantRange }
}
