internal import Diagnostics
internal import Triage
internal import YAMLTree

/// A source's mapping, made ready for many requests.
struct Mapper {
  /// One key of a request and where its value comes from.
  struct Rule {
    /// The key of a request, such as `customer.phone`.
    var target: String
    /// Where its value comes from.
    var mapping: FieldMapping
  }

  /// Keys of the source that a mapping has read.
  struct Used {
    /// Read as they are.
    var whole: Set<String> = []
    /// Below a key that it reached into with a dot.
    var parts: [String: Set<String>] = [:]
  }

  /// In the order of the targets' names, so that the same bytes give the same result.
  let rules: [Rule]
  /// The keys that are mapped; what goes by the same name in the source becomes an attribute.
  let targets: Set<String>
  private let datePatterns: [String: DatePattern]

  /// Without a mapping every key means itself.
  init(_ mapping: SourceMapping?) {
    let map = mapping?.map ?? [:]
    rules = map.keys.sorted().map { Rule(target: $0, mapping: map[$0]!) }
    targets = Set(map.keys)
    datePatterns = map.compactMapValues { field in
      field.timeFormat.flatMap { try? DatePattern($0) }
    }
  }

  /// How the time under a key is written; nil where nobody said.
  func datePattern(for target: String) -> DatePattern? { datePatterns[target] }

  /// Reads all mapped keys out of an object.
  func apply(to entries: [YAMLTree.Entry], into record: inout Record) -> Used {
    var used = Used()
    for rule in rules {
      switch rule.mapping.origin {
      case .constant(let text): record.add(path: rule.target, Self.constant(text, rule))
      case .fields(let paths):
        let parts = paths.compactMap { Self.find($0, in: entries, &used) }
        if let input = Self.join(parts, rule.mapping) { record.add(path: rule.target, input) }
      }
    }
    return used
  }

  /// The value that an admin gave.
  static func constant(_ text: String, _ rule: Rule) -> Input {
    Input(content: .value(.text(text)), name: rule.target, isConstant: true)
  }

  /// One value of those that were found: the only one, or their texts joined by line breaks.
  static func join(_ parts: [Input], _ mapping: FieldMapping) -> Input? {
    guard var joined = parts.first.map({ replace($0, mapping.values) }) else { return nil }
    guard parts.count > 1 else { return joined }
    let texts = parts.map { replace($0, mapping.values).text }
    joined.content = .value(.text(texts.joined(separator: "\n")))
    return joined
  }

  private static func replace(_ input: Input, _ values: [String: String]) -> Input {
    guard !values.isEmpty, let value = values[input.text] else { return input }
    var copy = input
    copy.content = .value(.text(value))
    return copy
  }

  /// The value under a key, or under a path whose steps are parted by dots.
  private static func find(
    _ path: String, in entries: [YAMLTree.Entry], _ used: inout Used
  ) -> Input? {
    if let entry = entries.first(where: { $0.name == path }) {
      used.whole.insert(path)
      return Input(entry.value, name: path)
    }
    let steps = path.split(separator: ".").map(String.init)
    guard steps.count > 1, let top = entries.first(where: { $0.name == steps[0] }) else {
      return nil
    }
    var node = top.value
    for step in steps.dropFirst() {
      guard let next = node[step] else { return nil }
      node = next
    }
    used.parts[steps[0], default: []].insert(steps[1])
    let prefix = steps.dropLast().map { Input.pointer(to: $0) }.joined()
    return Input(node, name: steps[steps.count - 1], prefix: prefix)
  }
}
