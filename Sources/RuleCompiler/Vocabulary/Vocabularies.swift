import Triage

// Plain vocabularies: lists of names.

extension Draft {
  /// Gives the names of a list in each file, and returns them in order.
  func vocabulary(_ values: [Value], _ kind: NameKind) -> [String] {
    for value in values {
      for element in elements(value, named: "'\(kind.section)'") ?? [] {
        guard let name = id(element, "the name of \(kind.withArticle)") else { continue }
        if kind == .customerType, name == unknownCustomerType {
          names.redeclareBuiltIn(name, kind, at: element)
        } else {
          give(name, kind, at: element)
        }
      }
    }
    return names.all(kind)
  }

  /// The keys of a mapping as names; their values, in the order of the folder. Those of a name
  /// given twice too, so that all their mistakes are found at once.
  func named(
    _ values: [Value], _ kind: NameKind
  ) -> [(name: String, key: Value, value: Value)] {
    var found: [(name: String, key: Value, value: Value)] = []
    for value in values {
      for (key, value) in entries(value, named: "'\(kind.section)'") ?? [] {
        guard let name = id(key, "the name of \(kind.withArticle)") else { continue }
        if !isRepeated(key, name, kind) { give(name, kind, at: key) }
        found.append((name, key, value))
      }
    }
    return found
  }

  /// Whether the same file has the key already, which the YAML reader has found.
  func isRepeated(_ key: Value, _ name: String, _ kind: NameKind) -> Bool {
    names.value(name, kind).map { $0.file === key.file } ?? false
  }

  /// The elements of lists that are mappings with an id, in the order of the folder.
  func identified(
    _ values: [Value], _ kind: NameKind, section: Section
  ) -> [(name: String, value: Value)] {
    var found: [(name: String, value: Value)] = []
    for value in values {
      for element in elements(value, named: "'\(section.rawValue)'") ?? [] {
        guard let key = element["id"], !key.isNull else {
          let what = "\(kind.withArticle) under '\(section.rawValue)'"
          report(
            element.entries == nil
              ? .wrongKind(element, expected: "a mapping", of: what)
              : .missingKey("id", in: element, named: what))
          continue
        }
        guard let name = id(key, "the id of \(kind.withArticle)") else { continue }
        give(name, kind, at: key)
        found.append((name, element))
      }
    }
    return found
  }
}

/// The customer type of whom nobody knows; built in.
let unknownCustomerType = "unknown"
