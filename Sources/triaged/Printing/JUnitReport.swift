import Diagnostics
import RuleCompiler

extension [RuleTestResult] {
  /// The results as a JUnit report, as build servers read it: a suite for each kind, and one for
  /// each measure.
  func junit(with measures: [JUnitMeasure] = []) -> String {
    let suites = RuleTestResult.Kind.allCases.compactMap { kind -> String? in
      let cases = filter { $0.kind == kind }
      guard !cases.isEmpty else { return nil }
      let counts = "tests=\"\(cases.count)\" failures=\"\(cases.count { !$0.passed })\""
      return "  <testsuite name=\"\(kind.rawValue)s\" \(counts)>\n"
        + cases.map(\.junit).joined() + "  </testsuite>\n"
    }
    let failed = count { !$0.passed } + measures.count { $0.failure != nil }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="\(count + measures.count)" failures="\(failed)">
      \(suites.joined())\(measures.map(\.junit).joined())</testsuites>

      """
  }
}

/// A figure that must not be too low, as a test case.
struct JUnitMeasure {
  /// What is measured.
  let name: String
  /// What is wrong with it; nil where it is high enough.
  let failure: String?

  fileprivate var junit: String {
    let head = "  <testsuite name=\"\(name)\" tests=\"1\" failures=\"\(failure == nil ? 0 : 1)\">\n"
    let entry = "    <testcase classname=\"\(name)\" name=\"minimum\""
    let body = failure.map { ">\n      <failure message=\"\(escaped($0))\"/>\n    </testcase>\n" }
    return head + entry + (body ?? "/>\n") + "  </testsuite>\n"
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
