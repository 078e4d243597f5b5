import Diagnostics
import Testing
import Triage

@testable import RuleCompiler

@Suite("A rules folder")
struct FolderTests {
  private func file(_ path: String, _ text: String) -> RulesFolder.File {
    RulesFolder.File(path: path, bytes: Array(text.utf8))
  }

  @Test("names the files that it needs, beside the file that names them")
  func namesFiles() {
    let files = [
      file(
        "a.yaml",
        "customers: [{file: c.csv}, {id: x}]\nlists: {l: {file: l.txt}, m: [{file: m.txt}]}"),
      file("east/b.yaml", "calendars: {c: {hours: {}, holidays: [{file: ./h.ics}]}}"),
      file("c.yaml", "lists: {n: {file: ../n.txt}, o: {file: /etc/passwd}, p: {file: a//b}}"),
      file("d.yaml", "rules: [{id: x, file: not-this.txt}]"),
    ]
    #expect(RulesFolder.filesNamed(by: files) == ["c.csv", "east/h.ics", "l.txt", "m.txt"])
  }

  @Test("has a digest of names and bytes, whatever order they come in")
  func digest() {
    let a = file("a.yaml", "x")
    let b = file("b.yaml", "y")
    let both = RulesFolder(name: "rules", files: [a, b])
    #expect(both.digest == RulesFolder(name: "other", files: [b, a]).digest)
    #expect(both.digest.hasPrefix("sha256:"))
    #expect(both.digest.count == 71)
    #expect(
      both.digest
        != RulesFolder(name: "rules", files: [file("a.yaml", "xy"), file("b.yaml", "")]).digest)
    #expect(both.digest != RulesFolder(name: "rules", files: [a, file("c.yaml", "y")]).digest)
  }

  @Test("is read in byte order of its paths")
  func order() throws {
    let rule = { (id: String) in "rules: [{id: \(id), when: {}, then: {tags: [t]}}]" }
    let folder = RulesFolder(
      name: "rules",
      files: [
        file("b.yaml", rule("third")), file("a/z.yaml", rule("second")),
        file("B.yaml", rule("first")),
        BaseFolder.file,
      ])
    let ruleSet = try #require(folder.compiled(in: .utc).ruleSet)
    #expect(ruleSet.contents.rules.map(\.id) == ["first", "second", "third"])
    #expect(ruleSet.contents.rules[1].place == "rules/a/z.yaml:1:9")
  }

  @Test("may hold files with nothing but comments")
  func comments() {
    let folder = RulesFolder(
      name: "rules", files: [BaseFolder.file, file("c.yaml", "# later\n"), file("d.yaml", "")])
    #expect(folder.compiled(in: .utc).findings.isEmpty)
  }

  @Test("with nothing in it says what is missing")
  func empty() {
    let findings = RulesFolder(name: "rules", files: []).compiled(in: .utc).findings
    #expect(findings.all.map(\.message).contains("no file has 'defaults'"))
    #expect(findings.hasErrors)
  }

  @Test("with a mistake in one file still shows those of the others, and has no rule set")
  func severalFiles() {
    let folder = RulesFolder(
      name: "rules",
      files: [
        BaseFolder.file, file("c.yaml", "rules: [{id: A}]"), file("d.yaml", "lists: [}"),
        file("e.yaml", "inents: []"),
      ])
    let compilation = folder.compiled(in: .utc)
    #expect(
      Set(compilation.findings.all.map(\.path)) == ["rules/c.yaml", "rules/d.yaml", "rules/e.yaml"])
    #expect(compilation.ruleSet == nil)
  }

  @Test("that cannot be read in part misses no names that may stand there")
  func partly() {
    let folder = RulesFolder(
      name: "rules",
      files: [
        file("a.yaml", BaseFolder.yaml + "lists: {a: [}"),
        file("b.yaml", "rules: [{id: x, when: {category: other}, then: {urgency: urgent, x: y}}]"),
      ])
    let found = folder.compiled(in: .utc).findings.all
    #expect(found.map(\.code.rawValue) == ["Y001", "R101"])
  }

  @Test("shows all mistakes of what has a name twice, and offers 'true' for 'yes'")
  func duplicates() throws {
    let found = BaseFolder.with(
      """
      rules:
        - {id: a, when: {}, then: {tags: [t]}}
        - {id: a, when: {}, then: {urgency: urgnt}, final: yes}
      """
    ).compiled(in: .utc).findings.all
    #expect(found.map(\.code.rawValue) == ["R202", "R201", "R110"])
    #expect(found.map(\.help) == [nil, "did you mean 'urgent'?", "did you mean 'true'?"])
  }

  @Test("knows where each name is given")
  func names() {
    let names = BaseFolder.with("lists: {words: [a]}").compiled(in: .utc).names
    #expect(names.place(of: "desk", .team)?.description == "rules/base.yaml:11:9")
    #expect(names.place(of: "words", .list)?.description == "rules/example.yaml:1:9")
  }
}

@Suite("Keys that are spread over files")
struct SpreadKeysTests {
  private func compile(_ files: [String]) -> Compilation {
    let base = BaseFolder.yaml.split(separator: "\n").filter { !$0.hasPrefix("defaults:") }
      .joined(separator: "\n")
    let all = ([base] + files).enumerated().map { number, text in
      RulesFolder.File(path: "\(number).yaml", bytes: Array(text.utf8))
    }
    return RulesFolder(name: "rules", files: all).compiled(in: .utc)
  }

  @Test("are read as one")
  func merge() {
    let compilation = compile([
      "defaults: {category: other, urgency: normal}\ncustomer_value: {weights: {scale: 1}}",
      "defaults: {team: desk, intent: repair}\ncustomer_value: {tiers: {A: 1}}\nintents: [sales]",
    ])
    #expect(compilation.findings.all.map(\.message) == [])
    #expect(compilation.ruleSet?.contents.intents == ["repair", "sales"])
    #expect(compilation.ruleSet?.contents.tiers.map(\.name) == ["A"])
  }

  @Test("are given once")
  func twice() throws {
    let found = compile([
      "defaults: {category: other, urgency: normal}",
      "defaults: {team: desk, urgency: normal, intent: repair}",
    ]).findings.all
    #expect(
      found.map { "\($0.place) \($0.message)" } == [
        "rules/2.yaml:1:24 'urgency' is given in another file already"
      ])
    #expect(found[0].labels.map(\.place.description) == ["rules/1.yaml:1:29"])
  }

  @Test("are missed where no file has them")
  func missing() {
    let found = compile(["defaults: {category: other, urgency: normal}"]).findings.all
    #expect(found.map(\.message) == ["'defaults' has no 'team'", "'defaults' has no 'intent'"])
  }
}
