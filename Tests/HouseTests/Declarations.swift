/// One declaration of a file: what it is called, where it stands, and how long it is.
struct Declaration: Sendable {
  /// The keyword that introduces it.
  var keyword: String
  /// Its name; the keyword where it has none, as `init`.
  var name: String
  /// The line of the keyword, from zero.
  var line: Int
  /// The line of the closing brace; the first line where there is no body.
  var lastLine: Int
  /// Whether it or something around it is private.
  var isPrivate: Bool
  /// Whether it stands inside a function or a closure, where nobody else sees it.
  var isLocal: Bool
  /// Whether it fulfils something that is declared and explained elsewhere: a member of an
  /// extension that adds a conformance, or an override.
  var isFulfilment: Bool

  /// The type, extension or protocol around it.
  var owner: Owner?
  /// The types and protocols that stand behind the colon of a type.
  var inherits: Set<String> = []

  /// What is around a declaration.
  struct Owner: Sendable {
    /// The keyword that introduces it.
    var keyword: String
    /// Its name.
    var name: String
  }

  /// The keywords that declare or extend a type.
  static let types: Set = ["struct", "class", "enum", "protocol", "actor", "extension"]

  /// Whether it declares or extends a type.
  var isType: Bool { Self.types.contains(keyword) }

  /// How many lines it takes.
  var lineCount: Int { lastLine - line + 1 }
}

/// Finds the declarations of a file by its words and braces, as far as house rules need them.
struct DeclarationScan {
  /// What was found, in order.
  private(set) var declarations: [Declaration] = []

  private enum Scope {
    case type(isPrivate: Bool, fulfils: Bool)
    case code
  }

  private static let types = Declaration.types
  private static let members: Set = ["func", "init", "subscript", "var", "let", "typealias"]
  private static let modifiers: Set = [
    "package", "public", "internal", "private", "fileprivate", "static", "final", "mutating",
    "nonmutating", "override", "lazy", "weak", "unowned", "nonisolated", "consuming", "borrowing",
    "indirect", "convenience", "required", "isolated",
  ]

  private let words: [(text: String, line: Int)]
  private var index = 0
  private var scopes: [(scope: Scope, declaration: Int?)] = []
  /// Open parentheses and brackets: what stands inside them declares nothing.
  private var depth = 0

  /// Scans the lines of a file, comments and strings blanked out.
  init(_ code: [String]) {
    words = Self.words(of: code)
    while index < words.count { step() }
  }

  private mutating func step() {
    let word = words[index].text
    switch word {
    case "(", "[": depth += 1
    case ")", "]": depth -= 1
    case "{": scopes.append((.code, nil))
    case "}": close()
    default:
      if depth == 0, Self.types.contains(word) || Self.members.contains(word), startsDeclaration() {
        return declare(word)
      }
    }
    index += 1
  }

  private mutating func close() {
    guard let closed = scopes.popLast(), let declaration = closed.declaration else { return }
    declarations[declaration].lastLine = words[index].line
  }

  /// `class func`, `.init`, `if let` and the like declare nothing that is meant here.
  private func startsDeclaration() -> Bool {
    let previous = index > 0 ? words[index - 1].text : ""
    guard ![".", "if", "guard", "while", ",", "case", "for", "@", "import"].contains(previous)
    else {
      return false
    }
    guard words[index].text == "class", index + 1 < words.count else { return true }
    return !Self.members.contains(words[index + 1].text)
  }

  private mutating func declare(_ keyword: String) {
    let modifiers = modifiersBefore()
    let isPrivate = modifiers.contains("private") || modifiers.contains("fileprivate")
    let start = words[index].line
    let hasName = keyword != "init" && keyword != "subscript"
    let name = hasName && index + 1 < words.count ? words[index + 1].text : keyword
    var declaration = Declaration(
      keyword: keyword, name: name, line: start, lastLine: start, isPrivate: isPrivate,
      isLocal: false, isFulfilment: modifiers.contains("override"))
    for scope in scopes {
      switch scope.scope {
      case .code: declaration.isLocal = true
      case .type(let outer, let fulfils):
        declaration.isPrivate = declaration.isPrivate || outer
        declaration.isFulfilment = declaration.isFulfilment || fulfils
      }
    }
    if let around = scopes.last?.declaration.map({ declarations[$0] }), around.isType {
      declaration.owner = .init(keyword: around.keyword, name: around.name)
    }
    declarations.append(declaration)
    enter(declaration)
  }

  /// Goes on behind the opening brace of the body, or behind the head where there is none.
  private mutating func enter(_ declaration: Declaration) {
    let own = declarations.count - 1
    let isType = Self.types.contains(declaration.keyword)
    let isValue = declaration.keyword == "var" || declaration.keyword == "let"
    var nested = 0
    var conforms = false
    index += 1
    while index < words.count {
      let word = words[index]
      if nested == 0, word.text == "{" {
        let scope: Scope =
          isType
          ? .type(
            isPrivate: declaration.isPrivate,
            fulfils: declaration.keyword == "extension" && conforms) : .code
        scopes.append((scope, own))
        index += 1
        return
      }
      if nested == 0, word.text == "}" || word.text == ";" { return }
      if nested == 0, isValue, word.text == "=" { return }
      if nested == 0, word.line > words[index - 1].line, !continuesHead(word.text) { return }
      if nested == 0, isType, word.text == ":" { conforms = true }
      if conforms { declarations[own].inherits.insert(word.text) }
      if word.text == "(" || word.text == "[" { nested += 1 }
      if word.text == ")" || word.text == "]" { nested -= 1 }
      index += 1
    }
  }

  private func continuesHead(_ word: String) -> Bool {
    ["-", "where", "throws", "async", "rethrows", "{", ":", ",", "&"].contains(word)
      || [",", ":", "->", ">", "&"].contains(words[index - 1].text)
  }

  private func modifiersBefore() -> Set<String> {
    var found: Set<String> = []
    var position = index - 1
    while position >= 0 {
      let word = words[position].text
      if word == ")" {
        // `private(set)` restricts the setter only.
        while position >= 0, words[position].text != "(" { position -= 1 }
        position -= 2
        continue
      }
      guard Self.modifiers.contains(word) else { break }
      found.insert(word)
      position -= 1
    }
    return found
  }

  private static func words(of code: [String]) -> [(text: String, line: Int)] {
    var words: [(text: String, line: Int)] = []
    for (line, text) in code.enumerated() {
      var word = ""
      func end() {
        if !word.isEmpty { words.append((word, line)) }
        word = ""
      }
      for character in text {
        if character.isLetter || character.isNumber || character == "_" {
          word.append(character)
        } else {
          end()
          if !character.isWhitespace, character != "`" { words.append((String(character), line)) }
        }
      }
      end()
    }
    return words
  }
}
