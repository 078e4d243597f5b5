internal import Triage
internal import YAMLTree

extension Record {
  /// Reads an object of a JSON or YAML text through a mapping.
  init(_ entries: [YAMLTree.Entry], mapping: Mapper) {
    self.entries.reserveCapacity(entries.count + 4)
    let used = mapping.apply(to: entries, into: &self)
    for entry in entries where !used.whole.contains(entry.name) {
      if let parts = used.parts[entry.name] {
        addRest(of: entry, without: parts)
      } else {
        addUnmapped(entry, mapping)
      }
    }
  }

  /// A top-level key that no mapping reads: its own meaning serves, unless something else is
  /// mapped to that.
  private mutating func addUnmapped(_ entry: YAMLTree.Entry, _ mapping: Mapper) {
    switch entry.name {
    case "customer": addCustomer(entry, mapping)
    case "attributes": addAttributes(entry)
    case _:
      guard let input = Input(entry.value, name: entry.name) else { return }
      let key = mapping.targets.contains(entry.name) ? nil : RequestKey.ofTopLevel(entry.name)
      add(entry.name, key, input)
    }
  }

  private mutating func addCustomer(_ entry: YAMLTree.Entry, _ mapping: Mapper) {
    guard let members = entry.value.entries else {
      addMisshapen(entry, "an object")
      return
    }
    for member in members {
      guard let input = Input(member.value, name: member.name, prefix: "/customer") else {
        continue
      }
      let path = "customer." + member.name
      add(path, mapping.targets.contains(path) ? nil : RequestKey.ofPath(path), input)
    }
  }

  private mutating func addAttributes(_ entry: YAMLTree.Entry) {
    guard let members = entry.value.entries else {
      addMisshapen(entry, "an object")
      return
    }
    for member in members {
      guard let input = Input(member.value, name: member.name, prefix: "/attributes") else {
        continue
      }
      entries.append(Entry(name: member.name, key: .attribute, input: input))
    }
  }

  private mutating func addMisshapen(_ entry: YAMLTree.Entry, _ expected: String) {
    guard let input = Input(entry.value, name: entry.name) else { return }
    notes.append(
      "optional field '\(entry.name)' is \(input.kind), not \(expected); moved to attributes")
    add(entry.name, nil, input)
  }

  /// What a mapping left of an object that it reached into.
  private mutating func addRest(of entry: YAMLTree.Entry, without parts: Set<String>) {
    for member in entry.value.entries ?? [] where !parts.contains(member.name) {
      let prefix = Input.pointer(to: entry.name)
      guard let input = Input(member.value, name: member.name, prefix: prefix) else { continue }
      add("\(entry.name).\(member.name)", nil, input)
    }
  }
}
