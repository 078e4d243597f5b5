/// One object, line or row after its source's mapping: names as triaged knows them, with values.
struct Record {
  /// One value under its name.
  struct Entry {
    /// The key of a request, an update or a feedback; of an attribute its own name.
    var name: String
    /// What the name means in a request; nil for what becomes an attribute.
    var key: RequestKey?
    /// The value.
    var input: Input
  }

  /// In the order of the text, mapped keys first.
  var entries: [Entry] = []
  /// What was set aside on the way here, for the log.
  var notes: [String] = []

  /// The first value under a name.
  subscript(name: String) -> Input? {
    entries.first { $0.name == name && $0.key != .attribute }?.input
  }

  /// Adds a value under the name that a mapping or a column gives it.
  mutating func add(path name: String, _ input: Input) {
    add(name, RequestKey.ofPath(name), input)
  }

  /// Adds a value whose meaning is known.
  mutating func add(_ name: String, _ key: RequestKey?, _ input: Input) {
    guard key == .attribute, name.hasPrefix(RequestKey.attributePrefix) else {
      entries.append(Entry(name: name, key: key, input: input))
      return
    }
    let own = String(name.dropFirst(RequestKey.attributePrefix.count))
    entries.append(Entry(name: own, key: .attribute, input: input))
  }
}
