/// A name of a dotted hierarchy, or all names below one: `lift.entrapment`, `lift.*`.
package enum NamePattern: Hashable, Sendable {
  /// Exactly this name.
  case name(String)
  /// Every name that begins with this prefix, which ends in a dot.
  case below(String)

  /// Reads `lift.*` as everything below `lift`, anything else as a name.
  package init(_ text: String) {
    if text.hasSuffix(".*"), text.utf8.count > 2 {
      self = .below(String(text.dropLast()))
    } else {
      self = .name(text)
    }
  }

  /// Whether the pattern stands for `name`.
  package func matches(_ name: String) -> Bool {
    switch self {
    case .name(let exact): exact == name
    case .below(let prefix): name.hasPrefix(prefix) && name.utf8.count > prefix.utf8.count
    }
  }

  /// The pattern as written.
  package var text: String {
    switch self {
    case .name(let name): name
    case .below(let prefix): prefix + "*"
    }
  }
}
