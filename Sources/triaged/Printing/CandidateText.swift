import Diagnostics

/// One entry of `candidates` in words.
struct CandidateText {
  private let candidate: JSONValue
  private let isChosen: Bool

  /// Reads an entry.
  init(_ candidate: JSONValue, isChosen: Bool) {
    self.candidate = candidate
    self.isChosen = isChosen
  }

  /// What they lack, else their figures.
  var standing: String {
    let failed = candidate["failed"]?.elements.map(\.shown) ?? []
    guard failed.isEmpty else {
      return (isChosen ? "gets it all the same; " : "") + failed.joined(separator: "; ")
    }
    let score = candidate["score"] ?? .null
    var figures = "\(score["open"]?.shown ?? "0") open, cost \(score["cost"]?.shown ?? "0")"
    figures += ", \(score["today"]?.shown ?? "0") today"
    if let balance = score["balance"] { figures += ", balance \(balance.shown.prefix(6))" }
    return (isChosen ? "gets it: " : "qualifies: ") + figures
  }
}
