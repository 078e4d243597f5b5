package import Diagnostics

/// The ways in which a YAML text can be refused, each with its stable code.
package enum YAMLProblem: String, Sendable, CaseIterable {
  /// Breaks the grammar of YAML.
  case syntax = "Y001"
  /// Is not UTF-8, or holds a character that no YAML text may hold.
  case encoding = "Y002"
  /// Longer, or of more values, than the limits allow.
  case tooLarge = "Y003"
  /// Lists and mappings inside each other beyond the limit.
  case tooDeep = "Y004"
  /// An alias without its anchor, inside its own anchor, or multiplied beyond the limits.
  case alias = "Y005"
  /// The same key twice in one mapping.
  case duplicateKey = "Y006"
  /// A key `<<`, which other tools read as "take over the entries of".
  case mergeKey = "Y007"
  /// A list or a mapping as a key.
  case keyNotScalar = "Y008"
  /// A tag that is not of the core schema, or that its value does not fit.
  case tag = "Y009"
  /// No document, or more than one, where exactly one was wanted.
  case documentCount = "Y010"

  /// The code as findings carry it.
  package var code: FindingCode { FindingCode(rawValue: rawValue) }

  /// The problem that a finding of the reader is about; nil for codes of others.
  package init?(_ code: FindingCode) {
    self.init(rawValue: code.rawValue)
  }

  /// The word for it in the reason file of a refused request.
  package var requestCode: String {
    switch self {
    case .syntax, .keyNotScalar, .tag, .mergeKey, .documentCount: "syntax"
    case .encoding: "encoding"
    case .tooLarge: "too_large"
    case .tooDeep: "too_deep"
    case .alias: "alias"
    case .duplicateKey: "duplicate_key"
    }
  }
}
