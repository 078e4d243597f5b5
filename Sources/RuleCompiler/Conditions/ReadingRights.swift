import Diagnostics
import Matching
import Triage

/// What a rule sets on its lowest level.
struct LowestOutcome {
  /// The key under `then`; nil where nothing is written.
  var key: Value?
  /// The level that it stands on, whether or not its value could be read.
  var level = Attribute.highestLevel
}

/// Who asks a condition, and what it may therefore read.
struct ReadingRights {
  /// What kind of thing has the `when`.
  enum Reader {
    /// A rule that sets this, and nothing on a lower level.
    case rule(sets: LowestOutcome)
    /// A rule after which none is read.
    case finalRule
    /// The floor.
    case safety
    /// What is asked after everything was decided.
    case invariant
  }

  /// For messages: `rule 'x'`.
  let owner: String
  /// Decides what is forbidden.
  let reader: Reader
  /// Whether `customer.type` and `customer.tier` may be read.
  let seesDirectoryType: Bool
  /// The round in which it is asked.
  let round: Int

  init(owner: String, reader: Reader, seesDirectoryType: Bool = false, round: Int) {
    self.owner = owner
    self.reader = reader
    self.seesDirectoryType = seesDirectoryType
    self.round = round
  }

  /// The finding if a field may not be read; nil if it may.
  func objection(to path: FieldPath, at key: Value) -> Finding? {
    if case .customer(let name) = path, !seesDirectoryType, name == "type" || name == "tier" {
      return .directoryType(key, name)
    }
    switch reader {
    case .invariant: return nil
    case .safety: return path.isOfRequest ? nil : .safetyReads(key, path.text, owner)
    case .finalRule:
      guard case .decided(let attribute) = path else { return nil }
      return .finalReads(key, attribute, owner)
    case .rule(let lowest):
      guard case .decided(let attribute) = path, attribute.level >= lowest.level else {
        return lowest.level == 0 && !path.cameIn ? .fillReads(key, path.text, owner) : nil
      }
      return .readsLater(key, attribute, owner, sets: lowest)
    }
  }
}

extension FieldPath {
  /// Whether the sender said it.
  fileprivate var isOfRequest: Bool {
    switch self {
    case .request, .attribute, .text, .receivedAt, .attachments: true
    case .customer(let name): RequestField(rawValue: "customer." + name) != nil
    case .decided: false
    }
  }

  /// Whether a rule that fills fields can see it.
  fileprivate var cameIn: Bool {
    switch self {
    case .request, .attribute, .text, .receivedAt, .attachments, .decided: true
    case .customer(let name): RequestField(rawValue: "customer." + name) != nil
    }
  }
}
