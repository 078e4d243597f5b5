import Daemon
import Diagnostics
import Glibc
import RuleCompiler
import Triage

extension RulesFolder {
  /// Reads a rules folder for a command: 66 where it is not there, 74 where it cannot be read.
  static func forCommand(at path: String) throws -> RulesFolder {
    do throws(RulesFolderError) {
      return try read(at: path)
    } catch {
      let status: ExitStatus = error.code == ENOENT ? .missing : .inputOutput
      throw CommandFailure(status, error.description)
    }
  }
}

extension Compilation {
  /// Findings as people read them.
  func rendering(on screen: Screen) -> ExcerptRendering {
    let texts = Dictionary(texts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return ExcerptRendering(width: screen.width, hasColour: screen.ink.isOn) { texts[$0] }
  }

  /// The rule set; where there is none, the findings are told and the command ends.
  func requireRuleSet() throws -> RuleSet {
    if let ruleSet { return ruleSet }
    try Screen.error.print(rendering(on: .error).render(findings))
    throw CommandFailure(.configuration, "the rules cannot be used; \(findings.summary)")
  }
}

extension Findings {
  /// How many there are of each kind: `2 errors, 1 warning`.
  var summary: String {
    let counts = [(errorCount, "error"), (warningCount, "warning")]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
  }
}
