import Diagnostics
import YAMLTree

extension RulesFolder {
  /// Paths, relative to the folder, of the other files that YAML files of it name: customers,
  /// lists, holidays. Whoever loads the folder reads these too, as far as they exist.
  ///
  /// A name is relative to the folder of the file that names it. What leads out of the rules folder
  /// is left out here, and is a finding when the folder is compiled.
  package static func filesNamed(by files: [File]) -> [String] {
    var paths: Set<String> = []
    for file in files where file.isYAML && mentionsFile(file.bytes) {
      let text = SourceText(path: file.path, bytes: file.bytes)
      guard let document = YAMLReader.read(text).documents.first else { continue }
      paths.formUnion(filesNamed(in: document, at: file.path))
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The same of one file that is parsed.
  static func filesNamed(in document: Node, at path: String) -> [String] {
    names(in: document).compactMap { self.path(of: $0, namedBy: path) }
  }

  /// Where a named file lies, relative to the folder; nil where it would lie outside.
  static func path(of name: String, namedBy path: String) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.utf8.contains(0), !parts.contains(""), !parts.contains("..")
    else { return nil }
    let folder = path.split(separator: "/").dropLast()
    return (folder + parts.filter { $0 != "." }).joined(separator: "/")
  }

  private static func names(in document: Node) -> [String] {
    var found: [String] = []
    func look(_ node: Node?) {
      guard let node else { return }
      if let name = node["file"]?.text { found.append(name) }
      for element in node.elements ?? [] { look(element) }
    }
    look(document["customers"])
    for entry in document["lists"]?.entries ?? [] { look(entry.value) }
    for entry in document["calendars"]?.entries ?? [] { look(entry.value["holidays"]) }
    return found
  }

  /// Spares parsing the many files that name none: whether `file` stands before a colon.
  private static func mentionsFile(_ bytes: [UInt8]) -> Bool {
    let word = Array("file".utf8)
    guard bytes.count > word.count else { return false }
    return (0..<(bytes.count - word.count)).contains { index in
      bytes[index] == word[0] && bytes[index..<(index + word.count)].elementsEqual(word)
        && bytes[(index + word.count)...].prefix(4).contains(UInt8(ascii: ":"))
    }
  }
}

extension Draft {
  /// The file that `{file: NAME}` means; nil with a finding where there is none.
  func namedFile(_ value: Value) -> (file: RulesFolder.File, text: SourceText)? {
    guard let name = text(value, "the name of a file") else { return nil }
    guard let path = RulesFolder.path(of: name, namedBy: value.file.path) else {
      report(.fileOutside(value))
      return nil
    }
    guard let file = folder.file(at: path) else {
      report(.fileMissing(value, near: folder.files.filter { !$0.isYAML }.map(\.path)))
      return nil
    }
    let text = SourceText(path: folder.name + "/" + path, bytes: file.bytes)
    texts.append(text)
    return (file, text)
  }
}
