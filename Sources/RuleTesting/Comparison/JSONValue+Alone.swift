import Diagnostics

extension JSONValue {
  /// The value where it stands alone: a text as it is, nothing as `nothing`, all else as JSON.
  var alone: String {
    switch self {
    case .null: "nothing"
    case .string(let text): text
    case .bool, .number, .array, .object: compact
    }
  }
}
