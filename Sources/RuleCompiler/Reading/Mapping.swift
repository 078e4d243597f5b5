import Diagnostics
import YAMLTree

/// Which keys a mapping of some kind has.
struct Keys {
  /// What the mapping is, for notes: `a rule`.
  let owner: String
  /// Keys that must be there.
  let required: [String]
  /// Keys that may be there.
  let optional: [String]

  init(of owner: String, required: [String] = [], optional: [String] = []) {
    self.owner = owner
    self.required = required
    self.optional = optional
  }

  /// Both, the required ones first.
  var all: [String] { required + optional }

  /// Whether a key belongs there.
  func contains(_ key: String) -> Bool { required.contains(key) || optional.contains(key) }

  /// Whether a key belongs there; what is no text does not.
  func contains(_ key: Node) -> Bool { key.text.map { contains($0) } ?? false }

  /// The key that somebody who wrote something else most likely had in mind, so that one mistake
  /// is not found a second time as a missing key.
  func meant(by written: String) -> String {
    let beginning = String(written.prefix { $0 != "：" })
    return contains(beginning) ? beginning : nearest(to: written, in: all) ?? written
  }
}

/// A mapping whose keys are known to be right.
struct Mapping {
  /// The whole, to point at.
  let value: Value
  /// Its entries with known keys; nearly always the node's own array.
  fileprivate let known: [Entry]
  /// The keys that its unknown ones were most likely meant to be.
  fileprivate let meant: Set<String>

  /// The value under a key; nothing written counts as absent.
  subscript(key: String) -> Value? {
    guard let index = known.firstIndex(where: { $0.key.text == key }),
      !known[index].value.isNull
    else { return nil }
    return Value(node: known[index].value, file: value.file)
  }

  /// Its entries with known keys, in the order of the text.
  var entries: [(key: Value, value: Value)] {
    known.map {
      (Value(node: $0.key, file: value.file), Value(node: $0.value, file: value.file))
    }
  }

  /// Whether an unknown key was most likely meant to be this one.
  func isMeant(_ key: String) -> Bool { meant.contains(key) }

  /// The key itself, to point at.
  func key(_ name: String) -> Value? {
    known.first { $0.key.text == name }.map { Value(node: $0.key, file: value.file) }
  }
}

extension Draft {
  /// The mapping, with findings for unknown and missing keys; nil where it is none.
  /// - Parameter named: how messages call it: `rule 'x'`.
  func mapping(
    _ value: Value, _ keys: Keys, named: @autoclosure () -> String
  ) -> Mapping? {
    guard let entries = value.node.entries else {
      report(.wrongKind(value, expected: "a mapping", of: named()))
      return nil
    }
    let mapping =
      entries.allSatisfy { keys.contains($0.key) }
      ? Mapping(value: value, known: entries, meant: [])
      : known(entries, of: value, keys, named: named())
    for key in keys.required where mapping[key] == nil && !mapping.isMeant(key) {
      report(.missingKey(key, in: value, named: named(), key: mapping.key(key)))
    }
    return mapping
  }

  /// The mapping without its unknown keys, which are reported.
  private func known(
    _ entries: [Entry], of value: Value, _ keys: Keys, named: String
  ) -> Mapping {
    var meant: Set<String> = []
    for entry in entries where !keys.contains(entry.key) {
      let finding = Finding.unknownKey(Value(node: entry.key, file: value.file), in: named, keys)
      report(finding.showing(idOf: value, keys.owner))
      meant.insert(keys.meant(by: entry.name))
    }
    return Mapping(value: value, known: entries.filter { keys.contains($0.key) }, meant: meant)
  }

  /// The entries of a mapping whose keys are free; nil with a finding where it is none.
  func entries(_ value: Value, named: @autoclosure () -> String) -> [(key: Value, value: Value)]? {
    guard !value.isNull else { return [] }
    guard let entries = value.entries else {
      report(.wrongKind(value, expected: "a mapping", of: named()))
      return nil
    }
    return entries.filter { $0.key.text != nil }
  }

  /// The elements of a list; nil with a finding where it is none.
  func elements(_ value: Value, named: @autoclosure () -> String) -> [Value]? {
    guard !value.isNull else { return [] }
    guard let elements = value.elements else {
      report(.wrongKind(value, expected: "a list", of: named()))
      return nil
    }
    return elements
  }
}

/// One mapping whose keys are spread over files.
struct SpreadMapping {
  /// One a file.
  fileprivate let parts: [Mapping]

  /// The value under a key, in whichever file it stands.
  subscript(key: String) -> Value? {
    for part in parts {
      if let value = part[key] { return value }
    }
    return nil
  }
}

extension Draft {
  /// The mappings of several files as one; a key that two of them have is reported, and so is a
  /// required one that none of them has. Nil where there is none at all.
  func spread(_ values: [Value], _ keys: Keys, named: String) -> SpreadMapping? {
    let any = Keys(of: keys.owner, optional: keys.all)
    let parts = values.compactMap { mapping($0, any, named: named) }
    guard let last = parts.last else { return nil }
    var before: [String: Value] = [:]
    for key in parts.flatMap({ $0.entries.map(\.key) }) {
      let first = before.updateValue(key, forKey: key.text ?? "")
      if let first, first.file !== key.file { report(.keyTwice(key, before: first)) }
    }
    let spread = SpreadMapping(parts: parts)
    for key in keys.required where spread[key] == nil {
      guard !parts.contains(where: { $0.isMeant(key) }) else { continue }
      report(.missingKey(key, in: last.value, named: named, key: last.key(key)))
    }
    return spread
  }
}
