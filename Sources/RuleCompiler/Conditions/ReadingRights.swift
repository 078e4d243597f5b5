import Diagnostics
import Matching
import Triage

/// Who asks a condition, and what it may therefore read.
struct ReadingRights {
  /// What kind of thing has the `when`.
  enum Reader {
    /// A rule that sets this first, on this level.
    case rule(sets: String, level: Int, then: Value?)
    /// A rule after which none is read.
    case finalRule
    /// The floor.
    case safety
    /// What is asked after everything was decided.
    case invariant
  }

  /// For messages: `rule 'x'`.
  let owner: String
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
    case .rule(let sets, let level, let then):
      guard case .decided(let attribute) = path, attribute.level >= level else {
        return level == 0 && !path.cameIn ? .fillReads(key, path.text, owner) : nil
      }
      return .readsLater(key, attribute, owner, sets: sets, level: level, then: then)
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
