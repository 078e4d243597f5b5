import Testing

/// A declaration that others can use says what it is for.
@Suite struct DocumentationCommentTests {
  @Test func `What crosses a target's border is documented`() {
    expectNone(
      Repository.sources.undocumented { file, declaration in file.crossesBorder(declaration) })
  }

  @Test func `Every function that others call is documented`() {
    expectNone(Repository.sources.undocumented { _, declaration in declaration.keyword == "func" })
  }

  @Test func `Every type that others see is documented`() {
    expectNone(
      Repository.sources.undocumented { _, declaration in
        declaration.isType && declaration.keyword != "extension"
      })
  }
}

extension [SwiftFile] {
  fileprivate func undocumented(_ concerns: (SwiftFile, Declaration) -> Bool) -> [String] {
    flatMap { file in
      file.declarations.filter {
        $0.wantsComment && concerns(file, $0) && !file.isDocumented($0)
          && !file.fulfilsProtocol($0)
      }.map { "\(file.place($0.line)): '\($0.name)' says nothing about itself" }
    }
  }
}

extension Declaration {
  /// Whether it is declared here for others: not private, not inside a function, and not the
  /// fulfilment of something that is explained elsewhere.
  fileprivate var wantsComment: Bool { !isPrivate && !isLocal && !isFulfilment }
}

/// What protocols ask for: other people's, as far as they occur here, and ours, where it is explained.
private let requirements: [String: Set<String>] = {
  var found: [String: Set<String>] = [
    "Hashable": ["hash"], "IteratorProtocol": ["next"], "ParsableCommand": ["main", "run"],
    "LogHandler": ["log", "logLevel", "metadata", "subscript"],
  ]
  for file in Repository.sources {
    for declaration in file.declarations where file.isDocumented(declaration) {
      guard let owner = declaration.owner, owner.keyword == "protocol" else { continue }
      found[owner.name, default: []].insert(declaration.name)
    }
  }
  return found
}()

/// Those protocols to which each type of ours conforms.
private let conformances: [String: Set<String>] = {
  var found: [String: Set<String>] = [:]
  for file in Repository.sources {
    for type in file.declarations where type.isType && type.keyword != "protocol" {
      found[type.name, default: []].formUnion(type.inherits.filter { requirements[$0] != nil })
    }
  }
  return found
}()

extension SwiftFile {
  /// Whether it is explained where a protocol asks for it, or is an operator that means what it
  /// always means.
  fileprivate func fulfilsProtocol(_ declaration: Declaration) -> Bool {
    guard let owner = declaration.owner else { return false }
    if declaration.name.allSatisfy({ !$0.isLetter }) { return true }
    let protocols = conformances[owner.name] ?? []
    return protocols.contains { requirements[$0]?.contains(declaration.name) ?? false }
  }

  fileprivate func crossesBorder(_ declaration: Declaration) -> Bool {
    guard declaration.keyword != "extension" else { return false }
    let words = code[declaration.line].split(separator: " ")
    return words.contains("package") || words.contains("public")
  }

  /// Whether a doc comment stands above it, attributes between them left out.
  fileprivate func isDocumented(_ declaration: Declaration) -> Bool {
    var line = declaration.line - 1
    while line >= 0 {
      let text = lines[line].drop { $0 == " " }
      if text.hasPrefix("///") { return true }
      guard text.hasPrefix("@") || text.hasPrefix(")") else { return false }
      line -= 1
    }
    return false
  }
}
