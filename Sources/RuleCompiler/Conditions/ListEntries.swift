import Diagnostics
import Matching
import Triage
import YAMLTree

/// A named list: its entries as written, and as phrases once somebody asks for them.
struct ListEntries {
  /// The whole values, for `in_list`.
  let named: NamedList
  /// The entries, to point at.
  fileprivate let values: [Value]
  /// Nil until somebody asks.
  fileprivate var phrases: [Phrase]?
}

extension Draft {
  /// Reads the lists.
  func readLists(_ values: [Value]) {
    for (name, _, value) in named(values, .list) {
      let values = listValues(value, name)
      let named = NamedList(name: name, entries: values.map { $0.text ?? "" })
      lists[name] = ListEntries(named: named, values: values)
    }
  }

  /// A list by its name.
  func list(_ value: Value) -> NamedList? {
    known(value, .list).flatMap { lists[$0]?.named }
  }

  /// The entries of a list as phrases; what is no phrase is found once.
  func phrases(ofList value: Value) -> [Phrase] {
    guard let name = known(value, .list), let list = lists[name] else { return [] }
    if let phrases = list.phrases { return phrases }
    let phrases = list.values.compactMap(phrase)
    lists[name]?.phrases = phrases
    return phrases
  }

  private func listValues(_ value: Value, _ name: String) -> [Value] {
    guard let elements = value.elements else { return listElement(value, name) }
    return elements.flatMap { listElement($0, name) }
  }

  private func listElement(_ value: Value, _ name: String) -> [Value] {
    guard value.entries != nil else {
      return text(value, "an entry of list '\(name)'") == nil ? [] : [value]
    }
    let mapping = mapping(value, Keys(of: "a list", required: ["file"]), named: "list '\(name)'")
    guard let (file, text) = mapping?["file"].flatMap(namedFile) else { return [] }
    return lines(of: text, RuleFile(text: text, path: file.path))
  }

  /// One entry a line; what follows a `#` at the start of a line or behind a blank is a comment.
  private func lines(of text: SourceText, _ file: RuleFile) -> [Value] {
    guard
      text.bytes.allSatisfy({ $0 < 0x80 }) || String(validating: text.bytes, as: UTF8.self) != nil
    else {
      report(.notUTF8(text))
      return []
    }
    return (1...text.lineCount).compactMap { line in
      let span = Self.entry(in: text.bytes, text.range(ofLine: line))
      guard span.start < span.end else { return nil }
      let scalar = Scalar(text.text(of: span), style: .plain, tag: .string)
      return Value(node: Node(.scalar(scalar), at: span), file: file)
    }
  }

  private static func entry(in bytes: [UInt8], _ line: Range<Int>) -> SourceSpan {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var end = line.upperBound
    for index in line where bytes[index] == UInt8(ascii: "#") {
      guard index == line.lowerBound || isBlank(bytes[index - 1]) else { continue }
      end = index
      break
    }
    var start = line.lowerBound
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return SourceSpan(start: start, end: end)
  }
}
