import ArgumentParser
import Daemon
import Diagnostics
import RuleCompiler
import Triage

/// `triaged check`: everything that is wrong with a rules folder.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Validates and analyses a rules folder.",
    discussion: """
      All mistakes of all files at once, each with its place and, where one is near, the right \
      spelling.

      Examples:
        triaged check rules --strict
        triaged check rules --fix
        triaged check --explain R101

      Exit codes: 0; 1 errors, with --strict warnings too; 66 no such folder.
      """)

  /// The shapes in which findings are told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif, github
  }

  @Argument(help: "The folder, or one file. (default: the settings' rules)") var path: String?
  @Flag(help: "Warnings count as errors.") var strict = false
  @Flag(help: "Apply the repairs that are obvious, and check again.") var fix = false
  @Option(help: "How findings are told.") var format = Format.text
  @Option(help: ArgumentHelp("Print the page of a finding's code.", valueName: "code"))
  var explain: String?
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    if let explain { return try Screen.output.print(FindingPage.text(of: explain)) }
    let settings = try options.read()
    let path = path ?? settings.rules
    var compilation = try RulesFolder.forCommand(at: path).compiled(in: settings.zone)
    if fix { try repair(&compilation, at: path, settings) }
    try tell(compilation, at: path)
    let findings = compilation.findings
    let isBad = findings.hasErrors || (strict && findings.warningCount > 0)
    try (isBad ? ExitStatus.found : .success).end()
  }

  /// Applies repairs as long as there are any, since one may uncover the next.
  private func repair(
    _ compilation: inout Compilation, at path: String, _ settings: Settings
  ) throws {
    for _ in 0..<Repairs.mostRounds {
      let folder = try RulesFolder.forCommand(at: path)
      let repairs = Repairs(of: compilation.findings, in: folder)
      guard !repairs.isEmpty else { return }
      for title in try repairs.apply(below: path) { Screen.error.tell(title) }
      compilation = try RulesFolder.forCommand(at: path).compiled(in: settings.zone)
    }
  }

  private func tell(_ compilation: Compilation, at path: String) throws {
    let findings = compilation.findings
    switch format {
    case .text:
      let rendering = compilation.rendering(on: .output)
      let text = findings.isEmpty ? "" : rendering.render(findings) + "\n"
      try Screen.output.print(text + compilation.summary + "\n")
    case .json: try Screen.output.print(compilation.json)
    case .sarif:
      let rendering = SARIFRendering(tool: ("triaged", programVersion)) {
        FindingCatalogue.check($0)?.title
      }
      try Screen.output.print(rendering.log(findings.relocated(below: path)))
    case .github:
      try Screen.output.print(
        findings.relocated(below: path).sorted.map { $0.annotation + "\n" }.joined())
    }
  }
}

extension Compilation {
  fileprivate var summary: String {
    guard let ruleSet else { return findings.summary }
    let contents = ruleSet.contents
    return """
      \(findings.summary): \(contents.rules.count) rules, \(contents.categories.count) categories, \
      \(contents.assignees.count) assignees, \(tests.tests.count) tests
      """
  }

  fileprivate var json: JSONValue {
    [
      "errors": .integer(findings.errorCount), "warnings": .integer(findings.warningCount),
      "findings": findings.json, "not_listed": .integer(findings.droppedCount),
      "rule_set": .string(orNull: ruleSet?.digest),
    ]
  }
}
