import ArgumentParser
import Daemon
import Diagnostics
import RuleAnalysis
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
  @Flag(help: "Show also what is only worth knowing, such as where order alone decides.")
  var verbose = false
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
    let findings = analysed(compilation)
    try tell(findings, of: compilation, at: path)
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

  /// What the compiler found and, in a folder without errors, what the analysis proves.
  private func analysed(_ compilation: Compilation) -> Findings {
    var findings = compilation.findings
    if let analyst = Analyst(compilation) { findings.add(contentsOf: analyst.findings(at: .now)) }
    return findings
  }

  private func tell(
    _ findings: Findings, of compilation: Compilation, at path: String
  ) throws {
    switch format {
    case .text:
      let rendering = compilation.rendering(on: .output)
      let shown = verbose ? findings : findings.withoutInformation
      let text = shown.isEmpty ? "" : rendering.render(shown) + "\n"
      try Screen.output.print(text + findings.summary(of: compilation) + "\n")
    case .json: try Screen.output.print(findings.json(of: compilation))
    case .sarif:
      let rendering = SARIFRendering(tool: ("triaged", programVersion)) {
        FindingPage.title(of: $0)
      }
      try Screen.output.print(rendering.log(findings.relocated(below: path)))
    case .github:
      try Screen.output.print(
        findings.relocated(below: path).sorted.map { $0.annotation + "\n" }.joined())
    }
  }
}

extension Findings {
  /// Those that want something to be done.
  fileprivate var withoutInformation: Findings {
    var rest = Findings(limit: .max)
    for finding in sorted where finding.severity > .info { rest.add(finding) }
    return rest
  }

  fileprivate func summary(of compilation: Compilation) -> String {
    guard let contents = compilation.ruleSet?.contents else { return summary }
    let notes = all.count { $0.severity == .info }
    let more = notes > 0 ? " (and \(notes) for information: --verbose)" : ""
    return """
      \(summary)\(more): \(contents.rules.count) rules, \(contents.categories.count) categories, \
      \(contents.assignees.count) assignees, \(compilation.tests.tests.count) tests
      """
  }

  fileprivate func json(of compilation: Compilation) -> JSONValue {
    [
      "errors": .integer(errorCount), "warnings": .integer(warningCount), "findings": json,
      "not_listed": .integer(droppedCount),
      "rule_set": .string(orNull: compilation.ruleSet?.digest),
    ]
  }
}
