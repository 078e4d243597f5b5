/// Findings as a SARIF 2.1.0 log (OASIS), which code hosts and editors read.
///
/// Columns are Unicode code points, and the log says so. Paths become relative URIs. Labels are
/// related locations, fix-its are fixes.
package struct SARIFRendering: Sendable {
  /// The program that found them, and its version.
  package let tool: (name: String, version: String)
  /// One line about each code, if known; becomes the rule's short description.
  package let describe: @Sendable (FindingCode) -> String?

  /// A log in the name of `tool`.
  package init(
    tool: (name: String, version: String),
    describe: @escaping @Sendable (FindingCode) -> String? = { _ in nil }
  ) {
    self.tool = tool
    self.describe = describe
  }

  /// The whole log, in reading order.
  package func log(_ findings: Findings) -> JSONValue {
    let sorted = findings.sorted
    let codes = Set(sorted.map(\.code)).sorted { $0.rawValue < $1.rawValue }
    let driver: JSONValue = [
      "name": .string(tool.name), "version": .string(tool.version),
      "rules": .array(codes.map(rule)),
    ]
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver],
          "columnKind": "unicodeCodePoints",
          "results": .array(sorted.map { result($0, among: codes) }),
        ]
      ],
    ]
  }

  private func rule(_ code: FindingCode) -> JSONValue {
    guard let description = describe(code) else { return ["id": .string(code.rawValue)] }
    return [
      "id": .string(code.rawValue), "shortDescription": ["text": .string(description)],
    ]
  }

  private func result(_ finding: Finding, among codes: [FindingCode]) -> JSONValue {
    let text = [finding.message, finding.note, finding.help].compactMap(\.self)
    var members = [
      JSONValue.Member("ruleId", .string(finding.code.rawValue)),
      JSONValue.Member("ruleIndex", .integer(codes.firstIndex(of: finding.code) ?? -1)),
      JSONValue.Member("level", .string(level(finding.severity))),
      JSONValue.Member("message", ["text": .string(text.joined(separator: "\n"))]),
      JSONValue.Member("locations", [["physicalLocation": physicalLocation(finding.place)]]),
    ]
    if !finding.labels.isEmpty {
      members.append(JSONValue.Member("relatedLocations", .array(finding.labels.map(related))))
    }
    if !finding.fixIts.isEmpty {
      members.append(JSONValue.Member("fixes", .array(finding.fixIts.map(fix))))
    }
    return .object(members)
  }

  private func level(_ severity: Severity) -> String {
    switch severity {
    case .info: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  private func related(_ label: Label) -> JSONValue {
    [
      "physicalLocation": physicalLocation(label.place),
      "message": ["text": .string(label.message)],
    ]
  }

  private func fix(_ fixIt: FixIt) -> JSONValue {
    let changes = fixIt.replacements.compactMap { replacement -> JSONValue? in
      guard let extent = replacement.place.extent else { return nil }
      let change: JSONValue = [
        "deletedRegion": region(extent), "insertedContent": ["text": .string(replacement.text)],
      ]
      return [
        "artifactLocation": ["uri": .string(uri(replacement.place.path))],
        "replacements": [change],
      ]
    }
    return ["description": ["text": .string(fixIt.title)], "artifactChanges": .array(changes)]
  }

  private func physicalLocation(_ place: Place) -> JSONValue {
    let artifact: JSONValue = ["uri": .string(uri(place.path))]
    guard let extent = place.extent else { return ["artifactLocation": artifact] }
    return ["artifactLocation": artifact, "region": region(extent)]
  }

  private func region(_ extent: Place.Extent) -> JSONValue {
    [
      "startLine": .integer(extent.start.line), "startColumn": .integer(extent.start.column),
      "endLine": .integer(extent.end.line), "endColumn": .integer(extent.end.column),
      "byteOffset": .integer(extent.start.offset),
      "byteLength": .integer(extent.end.offset - extent.start.offset),
    ]
  }

  /// Percent-encodes what may not stand in the path of a relative URI (RFC 3986).
  private func uri(_ path: String) -> String {
    var uri = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return uri
  }
}
