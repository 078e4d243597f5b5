import Diagnostics
import RuleCompiler

/// The page of one finding's code: what is wrong, an example, and its repair.
enum FindingPage {
  /// The page as text; an unknown code is wrong usage.
  static func text(of code: String) throws -> String {
    let known = FindingCatalogue.checks.map(\.code.rawValue)
    guard let check = FindingCatalogue.check(FindingCode(rawValue: code.uppercased())) else {
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

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }
}
