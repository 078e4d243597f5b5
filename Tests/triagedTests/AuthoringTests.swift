import Diagnostics
import Testing

@Suite("Rules that are tested and compared")
final class AuthoringTests {
  private let program: Program

  init() throws { program = try SampleRules.program() }

  deinit { program.folder.remove() }

  @Test("are measured by coverage, which can be a gate")
  func coverage() throws {
    let outcome = try program.run("test", "--coverage")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("rule 'old-people' never holds\n    rules/lift.yaml:27:5\n"))
    #expect(
      outcome.output.contains("rules/lift.yaml:29:7: never true: category is water.leak\n"))
    #expect(outcome.output.contains("\ncoverage 25.00%: 1 of 3 rules, 1 of 5 conditions\n"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
    #expect(try program.run("test", "--coverage", "--minimum", "25").status == 0)
    let below = try program.run("test", "--coverage", "--minimum", "25.01")
    #expect(below.status == 1)
    #expect(below.output.hasSuffix("coverage is 25.00%, less than 25.01%\n"))
    let json = try program.run("test", "--coverage", "--format", "json").json["coverage"]
    #expect(json?["rules"] == ["covered": 1, "total": 3])
    #expect(json?["not_covered"]?.elements.first?["gap"] == "never_holds")
    let junit = try program.run("test", "--coverage", "--minimum", "100", "--format", "junit")
    #expect(junit.status == 1)
    #expect(junit.output.contains(#"<failure message="25.00% is less than 100%"/>"#))
    #expect(junit.output.contains(#"<testsuites tests="5" failures="1">"#))
  }

  @Test("are measured by changes that nothing notices")
  func mutation() throws {
    let outcome = try program.run("test", "--mutate")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("  rule 'old-people'\n"))
    #expect(outcome.output.contains("'raise_urgency' 2 instead of 1\n"))
    #expect(outcome.output.contains("\nmutation score "))
    #expect(outcome.output.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
    #expect(try program.run("test", "--mutate", "--minimum", "99").status == 1)
    let json = try program.run("test", "--mutate", "--format", "json").json["mutation"]
    #expect(json?.keys == ["percent", "noticed", "total", "survivors", "words"])
    #expect(json?["survivors"]?.elements.first?.keys == ["rule", "at", "change"])
  }

  @Test(
    "have a minimum only for what is measured",
    arguments: [["--minimum", "9"], ["--coverage", "--minimum", "101"]])
  func usage(arguments: [String]) throws {
    #expect(try program.run(["test"] + arguments).status == 64)
  }

  @Test("fail where a request that no test has breaks an invariant")
  func refuted() throws {
    let text = SampleRules.text.replacing(
      "when: {text: {contains: [困人]}}, must: {urgency: emergency}",
      with: "when: {text: {contains: [漏水]}}, must: {category: water.leak}")
    try program.folder.write(text, to: "rules/lift.yaml")
    let outcome = try program.run("test")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("failed invariant trapped-is-emergency\n"))
    #expect(outcome.output.contains("  request {\"at\":"))
    #expect(outcome.output.contains("expected {category: water.leak}\n"))
    let mutated = try program.run("test", "--mutate")
    #expect(mutated.status == 1)
    #expect(mutated.output.hasSuffix("\nnothing is mutated while something fails\n"))
  }

  @Test("are compared by what they mean")
  func diff() throws {
    try program.folder.write(
      SampleRules.text.replacing("team: lift, tags: [safety]", with: "team: desk, tags: [safety]"),
      to: "new/lift.yaml")
    let same = try program.run("diff", "rules", "rules")
    #expect(same.status == 0)
    #expect(same.output.hasPrefix("the same rules; 0 of "))
    let outcome = try program.run("diff", "rules", "new")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("changed rule lift-entrapment\n"))
    #expect(outcome.output.contains("        then.team: lift\n          → desk\n"))
    #expect(outcome.output.contains("\ndecided otherwise\n  team: lift → desk ("))
    let json = try program.run("diff", "rules", "new", "--format", "json").json
    #expect(json.keys == ["rules", "decisions", "requests", "different"])
    #expect(json["decisions"]?.elements.first?["attribute"] == "team")
    #expect(try program.run("diff", "rules", "nowhere").status == 66)
    try program.folder.write("rulez: []\n", to: "bad/lift.yaml")
    #expect(try program.run("diff", "rules", "bad").status == 78)
  }
}
