import Diagnostics
import RuleCompiler
import YAMLTree

/// A node together with the text that it stands in.
struct Located {
  /// What stands there.
  let node: Node
  /// In which text.
  let text: SourceText

  /// Where it stands, counted anew each time.
  var place: Place { text.place(of: node.span) }

  /// The first key of a mapping, or the scalar itself: enough to point at it.
  var head: Place {
    if let key = node.entries?.first?.key { return text.place(of: key.span) }
    if let first = node.elements?.first { return Located(node: first, text: text).head }
    return place
  }

  /// The value under a key of a mapping.
  subscript(key: String) -> Located? {
    node[key].map { Located(node: $0, text: text) }
  }

  /// A key itself, to point at.
  func key(_ name: String) -> Place? {
    node.entries?.first { $0.name == name }.map { text.place(of: $0.key.span) }
  }
}

/// The texts of a folder as trees, each read only when somebody asks where something stands.
///
/// It has an identity, because what was read once is kept.
final class FolderSource {
  private let texts: [SourceText]
  private var documents: [Int: Node?] = [:]
  private var starts: [Int: [Int: Node]] = [:]

  /// Reads nothing yet.
  init(_ compilation: Compilation) { texts = compilation.texts }

  /// The mapping that begins at `rules/20-lift.yaml:12:5`, as rules and safety entries tell it.
  func entry(at place: String) -> Located? {
    let parts = place.split(separator: ":")
    guard parts.count >= 3, let line = Int(parts[parts.count - 2]),
      let column = Int(parts[parts.count - 1])
    else { return nil }
    let path = parts.dropLast(2).joined(separator: ":")
    guard let index = texts.firstIndex(where: { $0.path == path }) else { return nil }
    return entries(of: index)[Self.key(line, column)].map { Located(node: $0, text: texts[index]) }
  }

  /// The entry of a list under a top-level key whose `id` stands at a place.
  func entry(withIDAt place: Place, under section: String) -> Located? {
    for value in values(of: section, in: place.path) {
      for element in value.node.elements ?? [] {
        guard let id = element["id"],
          Int(id.span.start) == place.extent?.start.offset
        else { continue }
        return Located(node: element, text: value.text)
      }
    }
    return nil
  }

  /// The value of a name under a top-level key that holds a mapping.
  func value(of name: String, under section: String, at place: Place) -> Located? {
    values(of: section, in: place.path).lazy.compactMap { $0[name] }.first
  }

  /// Every value that any file has under a key, at any depth.
  func values(ofKey key: String) -> Set<String> {
    var found: Set<String> = []
    func look(_ node: Node) {
      for entry in node.entries ?? [] {
        if entry.name == key, let text = entry.value.text { found.insert(text) }
        look(entry.value)
      }
      for element in node.elements ?? [] { look(element) }
    }
    for index in texts.indices { document(index).map(look) }
    return found
  }

  private func values(of section: String, in path: String) -> [Located] {
    texts.indices.filter { texts[$0].path == path }.compactMap { index in
      document(index)?[section].map { Located(node: $0, text: texts[index]) }
    }
  }

  private func document(_ index: Int) -> Node? {
    if let known = documents[index] { return known }
    let isYAML = texts[index].path.hasSuffix(".yaml")
    let document = isYAML ? YAMLReader.read(texts[index]).documents.first : nil
    documents[index] = document
    return document
  }

  /// The elements of `rules` and `safety` by where they begin.
  private func entries(of index: Int) -> [Int: Node] {
    if let known = starts[index] { return known }
    var found: [Int: Node] = [:]
    for section in ["rules", "safety"] {
      for element in document(index)?[section]?.elements ?? [] {
        let start = texts[index].position(at: Int(element.span.start))
        found[Self.key(start.line, start.column)] = element
      }
    }
    starts[index] = found
    return found
  }

  private static func key(_ line: Int, _ column: Int) -> Int { line << 20 | column }
}
