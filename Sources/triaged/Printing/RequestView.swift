import Diagnostics

/// A request as it was decided on, looked at by the paths that conditions use.
struct RequestView {
  private let request: JSONValue

  /// Looks at the JSON of a request.
  init(_ request: JSONValue) { self.request = request }

  /// The value of a field, as text; `nil` for what is not in the request itself.
  func value(of path: String) -> String? {
    guard path != "text" else {
      let parts = ["subject", "description"].compactMap { request[$0]?.text }
      return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    let value = parts.count == 2 ? request[parts[0]]?[parts[1]] : request[path]
    guard let value, !value.isNull else { return nil }
    return value.text ?? value.shown
  }

  /// The words between two places, counted in characters of the field as it came.
  func words(in path: String, _ range: Range<Int>) -> String? {
    guard let scalars = value(of: path)?.unicodeScalars,
      let start = scalars.index(
        scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex),
      let end = scalars.index(start, offsetBy: range.count, limitedBy: scalars.endIndex)
    else { return nil }
    return String(scalars[start..<end])
  }

  /// The customer's words, and one line of what else is known.
  var summary: [String] {
    var lines: [String] = []
    if let text = value(of: "text") { lines.append("\"\(text.onOneLine.cut(to: 240))\"") }
    let paths = [
      "received_at", "channel", "source", "id", "site", "building", "unit", "customer.id",
      "customer.name",
    ]
    let known = paths.compactMap { path in value(of: path).map { "\(path) \($0.onOneLine)" } }
    if !known.isEmpty { lines.append(known.joined(separator: ", ")) }
    return lines
  }
}
