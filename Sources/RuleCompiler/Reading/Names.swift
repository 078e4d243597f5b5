package import Diagnostics

/// All names that a rules folder gives, and where it gives them.
package struct Names: Sendable {
  private var given: [NameKind: [String: Value?]] = [:]
  private var order: [NameKind: [String]] = [:]
  /// What stands before the dots of categories: `lift.` for `lift.entrapment`.
  private var categoryPrefixes: Set<String> = []

  /// Takes a name; returns where it was given before, if it was.
  mutating func give(_ name: String, _ kind: NameKind, at value: Value?) -> Value? {
    if let before = given[kind]?[name] { return before ?? value }
    given[kind, default: [:]][name] = .some(value)
    order[kind, default: []].append(name)
    if kind == .category { addPrefixes(of: name) }
    return nil
  }

  /// Lets the folder name what is built in, once more and without effect.
  mutating func redeclareBuiltIn(_ name: String, _ kind: NameKind, at value: Value) {
    given[kind]?[name] = .some(value)
  }

  /// Whether something of that kind bears the name.
  func contains(_ name: String, _ kind: NameKind) -> Bool { given[kind]?[name] != nil }

  /// Whether nothing of that kind has a name.
  func isEmpty(_ kind: NameKind) -> Bool { order[kind]?.isEmpty ?? true }

  /// All names of a kind in the order of the folder.
  package func all(_ kind: NameKind) -> [String] { order[kind] ?? [] }

  /// Where a name is given, counted anew each time; nil for what is built in or unknown.
  package func place(of name: String, _ kind: NameKind) -> Place? { value(name, kind)?.place }

  /// The value that gives a name; nil for what is built in.
  func value(_ name: String, _ kind: NameKind) -> Value? { given[kind]?[name] ?? nil }

  /// Whether a category begins with a prefix that ends in a dot.
  func hasCategory(below prefix: String) -> Bool { categoryPrefixes.contains(prefix) }

  private mutating func addPrefixes(of name: String) {
    var prefix = ""
    for part in name.split(separator: ".", omittingEmptySubsequences: false).dropLast() {
      prefix += part + "."
      categoryPrefixes.insert(prefix)
    }
  }
}
