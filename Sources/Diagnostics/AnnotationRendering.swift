extension Finding {
  /// A workflow command with which GitHub shows the finding beside the line it is about:
  /// `::error file=rules/a.yaml,line=14,col=5,endLine=14,endColumn=14,title=R101::message`.
  ///
  /// GitHub knows `notice` where we say info. Help is a second line of the message.
  package var annotation: String {
    let text = [message, note, help.map { "help: \($0)" }].compactMap(\.self)
    var properties = ["file=\(escapedProperty(path))"]
    if let extent = place.extent {
      properties.append("line=\(extent.start.line)")
      properties.append("col=\(extent.start.column)")
      properties.append("endLine=\(extent.end.line)")
      // Only read by GitHub where the lines are the same.
      if extent.end.line == extent.start.line, extent.end.column > extent.start.column {
        properties.append("endColumn=\(extent.end.column)")
      }
    }
    properties.append("title=\(escapedProperty(code.rawValue))")
    let list = properties.joined(separator: ",")
    return "::\(severity.annotationCommand) \(list)::\(escapedText(text.joined(separator: "\n")))"
  }
}

extension Severity {
  fileprivate var annotationCommand: String {
    switch self {
    case .info: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// As `escapeData` of GitHub's actions/toolkit.
private func escapedText(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "%": escaped += "%25"
    case "\r": escaped += "%0D"
    case "\n": escaped += "%0A"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

/// As `escapeProperty` of GitHub's actions/toolkit.
private func escapedProperty(_ text: String) -> String {
  var escaped = ""
  for scalar in escapedText(text).unicodeScalars {
    switch scalar {
    case ":": escaped += "%3A"
    case ",": escaped += "%2C"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
