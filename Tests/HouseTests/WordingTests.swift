import Testing

/// What is written once and regretted for years.
@Suite struct WordingTests {
  /// Code that gives up what the compiler or a reader could have known, and what to do instead.
  private static let forbidden = [
    "try!": "throw, or say with a precondition why it cannot fail",
    "as!": "cast with a condition",
    "Task.detached": "keep concurrency structured",
    "Task {": "keep concurrency structured",
    "Thread.sleep": "wait for what is to happen",
    "fatalError()": "say what went wrong",
  ]

  /// Terms that others have coined, with who did.
  private static let terms = ["CoreSchema": "YAML 1.2, section 10.3"]

  /// Not code, but a promise that nobody keeps.
  private static let promises = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]

  @Test func `Nothing is put off`() {
    expectNone(
      Repository.swift.complaints { file, line in
        Self.promises.first { file.lines[line].contains($0) }.map { "'\($0)': do it, or drop it" }
      })
  }

  @Test func `Nothing is forced`() {
    expectNone(
      Repository.swift.complaints { file, line in
        Self.forbidden.first { file.code[line].containsWord($0.key) }.map {
          "'\($0.key)': \($0.value)"
        }
      })
  }

  @Test func `What the compiler cannot check is proved in a comment`() {
    expectNone(
      Repository.swift.complaints { file, line in
        let code = file.code[line]
        guard code.contains("@unchecked") || code.contains("nonisolated(unsafe)") else {
          return nil
        }
        let near = file.lines[max(0, line - 4)...line]
        return near.contains { $0.contains("//") } ? nil : "why is that safe?"
      })
  }

  @Test func `Types and files are named by words that say something`() {
    var complaints: [String] = []
    for file in Repository.sources {
      for type in file.declarations
      where type.isType && !type.isLocal && Self.terms[type.name] == nil {
        guard let empty = type.name.emptyWord else { continue }
        complaints.append("\(file.place(type.line)): '\(empty)' in '\(type.name)' says nothing")
      }
      guard Self.terms[file.name] == nil, let empty = file.name.emptyWord else { continue }
      complaints.append("\(file.path): '\(empty)' says nothing")
    }
    expectNone(complaints)
  }

  @Test func `No type bears its module's name`() {
    let targets = Set(Repository.names(in: "Sources"))
    expectNone(
      Repository.sources.flatMap { file in
        file.declarations.filter {
          $0.isType && $0.keyword != "extension" && targets.contains($0.name)
        }.map { "\(file.place($0.line)): '\($0.name)' is a module's name" }
      })
  }

  @Test func `The product speaks of no place that its users do not have`() throws {
    let shipped =
      Repository.sources.map(\.path) + Repository.pages + Repository.files(below: "rules")
      + Repository.files(below: "systemd") + Repository.files(below: "scripts") + ["Makefile"]
    let places = ["../sha" + "red", "/wo" + "rk/main", "SP" + "EC.md", "DES" + "IGN.md"]
    var complaints: [String] = []
    for path in shipped {
      let text = try Repository.text(of: path)
      complaints += places.filter(text.contains).map { "\(path) speaks of '\($0)'" }
    }
    expectNone(complaints)
  }
}

extension [SwiftFile] {
  /// What there is to say of each line, with its place.
  fileprivate func complaints(_ complaint: (SwiftFile, Int) -> String?) -> [String] {
    flatMap { file in
      file.lines.indices.compactMap { line in
        complaint(file, line).map { "\(file.place(line)): \($0)" }
      }
    }
  }
}

extension String {
  /// Words that say nothing about what they name.
  private static let emptyWords: Set = [
    "manager", "helper", "util", "utils", "handler", "common", "core", "data", "info",
  ]

  /// The first word of a name that says nothing.
  fileprivate var emptyWord: String? { camelWords.first { Self.emptyWords.contains($0) } }

  /// The words of a name in camel case, in lower case.
  fileprivate var camelWords: [String] {
    var words: [String] = []
    for character in self {
      if character.isUppercase || words.isEmpty || !character.isLetter { words.append("") }
      if character.isLetter { words[words.count - 1].append(contentsOf: character.lowercased()) }
    }
    return words.filter { !$0.isEmpty }
  }

  /// Whether it contains a pattern that no letter or digit stands before.
  fileprivate func containsWord(_ pattern: String) -> Bool {
    var rest = self[...]
    while let found = rest.firstRange(of: pattern) {
      let isInside = found.lowerBound > startIndex && self[index(before: found.lowerBound)].isLetter
      if !isInside { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }
}
