import Diagnostics
import RuleCompiler

extension [RuleTestResult] {
  /// The results as a JUnit report, as build servers read it: a suite for each kind.
  var junit: String {
    let suites = RuleTestResult.Kind.allCases.compactMap { kind -> String? in
      let cases = filter { $0.kind == kind }
      guard !cases.isEmpty else { return nil }
      let counts = "tests=\"\(cases.count)\" failures=\"\(cases.count { !$0.passed })\""
      return "  <testsuite name=\"\(kind.rawValue)s\" \(counts)>\n"
        + cases.map(\.junit).joined() + "  </testsuite>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="\(count)" failures="\(count { !$0.passed })">
      \(suites.joined())</testsuites>

      """
  }
}

extension RuleTestResult {
  fileprivate var junit: String {
    let place =
      "file=\"\(escaped(self.place.path))\" line=\"\(self.place.extent?.start.line ?? 1)\""
    let head = "    <testcase classname=\"\(kind.rawValue)\" name=\"\(escaped(name))\" \(place)"
    guard !passed else { return head + "/>\n" }
    let failures = failures.map { failure in
      let message = "\(failure.name): expected \(failure.expected), is \(failure.actual)"
      return
        "      <failure message=\"\(escaped(message))\">\(escaped("\(failure.place)"))</failure>\n"
    }
    return head + ">\n" + failures.joined() + "    </testcase>\n"
  }
}

/// For XML 1.0, in which most control characters cannot stand at all.
private func escaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\n": escaped += "&#10;"
    case "\t": escaped += "&#9;"
    case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value):
      escaped += "\u{FFFD}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
