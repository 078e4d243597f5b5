import Diagnostics
import RuleAnalysis
import RuleCompiler
import YAMLTree

/// The page of one finding's code: what is wrong, an example, and its repair.
enum FindingPage {
  /// The page as text; an unknown code is wrong usage.
  static func text(of code: String) throws -> String {
    if let problem = YAMLProblem(FindingCode(rawValue: code.uppercased())) {
      return yaml(problem)
    }
    let known = (FindingCatalogue.checks + AnalysisCatalogue.checks).map(\.code.rawValue)
    guard let check = check(FindingCode(rawValue: code.uppercased())) else {
      let near = nearest(to: code.uppercased(), in: known).map { "; did you mean '\($0)'?" } ?? ""
      throw CommandFailure(.usage, "no finding has the code '\(code)'\(near)")
    }
    return """
      \(check.code.rawValue): \(check.title)

      \(check.prose)

      Found:

      \(indented(check.bad))

      Repaired:

      \(indented(check.repaired))

      """
  }

  /// What a code says is wrong, in a few words.
  static func title(of code: FindingCode) -> String? { check(code)?.title }

  private static func check(_ code: FindingCode) -> RuleCompiler.Check? {
    FindingCatalogue.check(code) ?? AnalysisCatalogue.check(code)
  }

  /// What is wrong with YAML itself is told by each finding better than by a page.
  private static func yaml(_ problem: YAMLProblem) -> String {
    let mistake =
      FindingCatalogue.page(with: []).split(separator: "\n")
      .first { $0.hasPrefix("| `\(problem.rawValue)` |") }?
      .split(separator: "|").last.map { $0.drop { $0 == " " } } ?? ""
    return """
      \(problem.rawValue): \(mistake)

      About YAML itself, before any rule is looked at. The finding says what was expected at its
      place.

      """
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }
}
