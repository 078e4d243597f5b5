import Testing

/// What the pages for people name is there.
@Suite struct PageTests {
  /// Folders of the checkout that pages name by their paths.
  private static let folders = ["Sources/", "Tests/", "docs/", "systemd/", ".ci/"]

  @Test(arguments: Repository.pages)
  func `Every file that a page names or links to exists`(page: String) throws {
    let text = try Page(path: page)
    let named = text.code.flatMap(\.words).filter { word in
      Self.folders.contains { word.hasPrefix($0) } && !word.contains { "*<…{$".contains($0) }
    }
    let missing = named.filter { !Repository.has($0.untilColon) } + text.brokenLinks
    expectNone(Set(missing).sorted().map { "\(page) names '\($0)', which is not there" })
  }

  @Test(arguments: Repository.pages)
  func `Every command line that a page names is understood`(page: String) throws {
    let lines = try Page(path: page).code.map(\.withoutPrompt)
    let commands = lines.filter { $0.hasPrefix("triaged ") }.flatMap(Self.complaints(about:))
    let makes = lines.filter { $0.hasPrefix("make ") }.flatMap { line in
      line.untilComment.words.dropFirst().filter {
        !$0.contains("=") && !$0.hasPrefix("-") && !Makefile.goals.contains($0)
      }.map { "'make \($0)' makes nothing" }
    }
    expectNone(Set(commands + makes).sorted().map { "\(page): \($0)" })
  }

  @Test func `The commands and flags are found in the sources`() {
    #expect(Options.commands["run"]?.contains("--once") == true)
    #expect(Options.commands["check"]?.contains("--strict") == true)
    #expect(Options.commands["status"]?.contains("--intake-settle") == true)
    #expect(Makefile.goals.isSuperset(of: ["demo", "test", "install"]))
  }

  private static func complaints(about line: String) -> [String] {
    let words = line.untilComment.words
    guard words.count > 1, let first = words[1].first, first.isLetter else { return [] }
    guard let flags = Options.commands[words[1]] else {
      return words[1] == "help" ? [] : ["there is no command '\(words[1])' ('\(line)')"]
    }
    return words.filter { $0.hasPrefix("--") }.compactMap { word in
      let flag = String(word.prefix { $0 != "=" })
      guard flag.count > 2, !flags.contains(flag), !Options.everywhere.contains(flag)
      else { return nil }
      return "'triaged \(words[1])' has no '\(flag)'"
    }
  }
}

/// The goals of the Makefile.
private enum Makefile {
  static let goals: Set<String> = {
    let lines = (try? Repository.text(of: "Makefile"))?.split(separator: "\n") ?? []
    return Set(
      lines.compactMap { line in
        guard let colon = line.firstIndex(of: ":"), line.first?.isLetter ?? false else {
          return nil
        }
        let name = line[..<colon]
        return name.allSatisfy({ $0.isLetter || $0 == "-" }) ? String(name) : nil
      })
  }()
}

/// Commands and flags, as the program's sources declare them.
private enum Options {
  /// What every command takes.
  static let everywhere: Set = ["--help", "--version"]

  /// Each command's own flags, with those of the groups that it takes in.
  static let commands: [String: Set<String>] = {
    var found: [String: Set<String>] = [:]
    for file in Repository.sources where file.target == "triaged" {
      for type in file.declarations
      where type.inherits.contains("ParsableCommand") && type.name != "TriagedCommand" {
        found[file.commandName(of: type)] = flags(of: type.name)
      }
    }
    return found
  }()

  private static func flags(of type: String) -> Set<String> {
    var found: Set<String> = []
    for file in Repository.sources where file.target == "triaged" {
      for declaration in file.declarations
      where declaration.owner?.name == type && declaration.keyword == "var" {
        switch file.attribute(of: declaration) {
        case "@OptionGroup": found.formUnion(flags(of: file.typeName(of: declaration)))
        case "@Option", "@Flag":
          found.insert("--" + (file.customName(of: declaration) ?? declaration.name.kebab))
        default: break
        }
      }
    }
    return found
  }
}

extension SwiftFile {
  /// The lines of a declaration from its attribute on.
  private func linesWithAttribute(of declaration: Declaration) -> ArraySlice<String> {
    let start = (0...declaration.line).last { code[$0].contains("@") } ?? declaration.line
    return lines[start...declaration.line]
  }

  /// The nearest attribute in front of it.
  fileprivate func attribute(of declaration: Declaration) -> String? {
    let text = linesWithAttribute(of: declaration).first?.split(separator: "@").last ?? ""
    return "@" + text.prefix(while: \.isLetter)
  }

  /// The name that a flag is given, where it is not its variable's.
  fileprivate func customName(of declaration: Declaration) -> String? {
    let text = linesWithAttribute(of: declaration).joined()
    guard let mark = text.firstRange(of: ".customLong(\"") else { return nil }
    return String(text[mark.upperBound...].prefix { $0 != "\"" })
  }

  /// The type of a variable as it is written.
  fileprivate func typeName(of declaration: Declaration) -> String {
    let type = code[declaration.line].split(separator: ":").last ?? ""
    return String(type.drop(while: \.isWhitespace).prefix { $0.isLetter })
  }

  /// The name of a command: its type's, unless it is given another.
  fileprivate func commandName(of type: Declaration) -> String {
    let own = lines[type.line...type.lastLine].first { $0.contains("commandName: \"") }
    let given = own?.split(separator: "\"").dropFirst().first
    return given.map(String.init) ?? type.name.lowercased()
  }
}
