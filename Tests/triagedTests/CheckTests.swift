import Diagnostics
import Testing

@Suite("triaged check")
final class CheckTests {
  private let program: Program

  init() throws { program = try SampleRules.program() }

  deinit { program.folder.remove() }

  /// A slip of the pen with one obvious repair.
  private func misspell() throws {
    let text = SampleRules.text.replacing("strategy: round_robin", with: "strategyy: round_robin")
    try program.folder.write(text, to: "rules/lift.yaml")
  }

  @Test("has nothing to say about good rules")
  func clean() throws {
    let outcome = try program.run("check")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        nothing found (and 2 for information: --verbose): 3 rules, 3 categories, 3 assignees, 1 tests

        """)
  }

  @Test("shows what is wrong, where, and the nearest right spelling")
  func finding() throws {
    try misspell()
    let outcome = try program.run("check", "rules")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("error[R101]: unknown key 'strategyy' in team 'desk'\n"))
    #expect(outcome.output.contains("  rules/lift.yaml:45:28\n"))
    #expect(outcome.output.contains("help: did you mean 'strategy'?"))
    #expect(outcome.output.hasSuffix("\n1 error\n"))
  }

  @Test("looks at a single file too")
  func file() throws {
    let outcome = try program.run("check", "rules/lift.yaml")
    #expect(outcome.status == 0)
  }

  @Test("counts warnings as errors only when strict")
  func strict() throws {
    try program.folder.write("rules: []\n", to: "rules/more.yml")
    #expect(try program.run("check").status == 0)
    #expect(try program.run("check", "--strict").status == 1)
  }

  @Test("repairs what is obvious, on disk")
  func fix() throws {
    try misspell()
    let outcome = try program.run("check", "--fix")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "triaged: rules/lift.yaml:45:28: write 'strategy'\n")
    #expect(try program.folder.read("rules/lift.yaml") == SampleRules.text)
    #expect(program.folder.names(in: "rules") == ["lift.yaml"])
  }

  @Test("answers programs in their languages")
  func formats() throws {
    try misspell()
    let json = try program.run("check", "--format", "json")
    #expect(json.status == 1)
    #expect(json.json.keys == ["errors", "warnings", "findings", "not_listed", "rule_set"])
    #expect(json.json["findings"]?.elements.first?["code"] == "R101")
    #expect(json.json["rule_set"] == .null)
    let sarif = try program.run("check", "--format", "sarif")
    #expect(sarif.json["version"] == "2.1.0")
    let github = try program.run("check", "--format", "github")
    #expect(github.output.hasPrefix("::error file=rules/lift.yaml,line=45,col=28,"))
    try program.folder.write("rulez: []\n", to: "etc/rules/lift.yaml")
    let nested = try program.run("check", "./etc/rules/", "--format", "github")
    #expect(nested.output.contains("::error file=etc/rules/lift.yaml,line=1,"))
  }

  @Test("prints the page of a code")
  func page() throws {
    let outcome = try program.run("check", "--explain", "R101")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("R101: unknown key\n"))
    #expect(try program.run("check", "--explain", "R000").status == 64)
    let yaml = try program.run("check", "--explain", "y006")
    #expect(yaml.output.hasPrefix("Y006: a key stands twice in one mapping"))
  }

  @Test("says that a folder is not there")
  func missing() throws {
    let outcome = try program.run("check", "nowhere")
    #expect(outcome.status == 66)
    #expect(outcome.errors.hasPrefix("triaged: cannot read 'nowhere'"))
  }
}

@Suite("triaged test")
final class TestTests {
  private let program: Program

  init() throws { program = try SampleRules.program() }

  deinit { program.folder.remove() }

  private func expectOtherwise() throws {
    let text = SampleRules.text.replacing(
      "expect: {urgency: emergency, assignee: otis}", with: "expect: {urgency: normal}")
    try program.folder.write(text, to: "rules/lift.yaml")
  }

  @Test("passes where everything holds")
  func passes() throws {
    let outcome = try program.run("test")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        invariant trapped-is-emergency: proved
        1 of 1 tests, 2 of 2 examples, 1 of 1 invariants passed

        """)
  }

  @Test("shows what was expected, what it is, and why")
  func fails() throws {
    try expectOtherwise()
    let outcome = try program.run("test", "rules")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("failed test trapped\n  rules/lift.yaml:"))
    #expect(outcome.output.contains("  urgency: expected normal\n    is emergency\n"))
    #expect(outcome.output.contains("because: emergency; rule 'lift-entrapment'"))
    #expect(outcome.output.hasSuffix("0 of 1 tests, 2 of 2 examples, 1 of 1 invariants passed\n"))
  }

  @Test("answers programs")
  func formats() throws {
    try expectOtherwise()
    let json = try program.run("test", "--format", "json")
    #expect(json.status == 1)
    #expect(json.json["failed"] == 1)
    #expect(json.json["passed"] == 3)
    let failed = json.json["results"]?.elements.first { $0["passed"] == false }
    #expect(failed?["kind"] == "test")
    #expect(failed?["failures"]?.elements.first?["expected"] == "normal")
    let junit = try program.run("test", "--format", "junit")
    #expect(junit.output.contains(#"<testsuites tests="4" failures="1">"#))
    #expect(junit.output.contains(#"<failure message="urgency: expected normal, is emergency">"#))
  }

  @Test("needs rules that can be used")
  func unusable() throws {
    try program.folder.write("rulez: []\n", to: "rules/lift.yaml")
    let outcome = try program.run("test")
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("unknown key 'rulez'"))
  }
}
