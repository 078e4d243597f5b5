import Diagnostics
import RuleTesting

/// Changes of the rules that nothing noticed, as people read them.
struct MutationText {
  private let result: MutationResult

  /// Takes what was found.
  init(_ result: MutationResult) { self.result = result }

  /// Nothing where everything was noticed.
  func tell(on page: inout Page) {
    guard !result.changes.survivors.isEmpty else { return }
    page.heading("changes that no test, example or invariant notices")
    var rule: String?
    for survivor in result.changes.survivors {
      if survivor.rule != rule { page.paragraph("rule '\(survivor.rule)'", indent: 2) }
      rule = survivor.rule
      page.paragraph("\(survivor.place): \(survivor.change.cut(to: 120))", indent: 4)
    }
  }
}

extension MutationResult {
  /// One line, and another where conditions look for words.
  var summary: [String] {
    let score = changes.noticed
    let words = words.noticed
    let first = "mutation score \(score.text): \(score.count) of \(score.total) changes noticed"
    guard words.total > 0 else { return [first] }
    return [
      first,
      "of single words, \(words.count) of \(words.total) would be missed (--format json lists the others)",
    ]
  }

  /// The member `mutation` of what `test --format json` prints.
  var json: JSONValue {
    guard case .object(let members) = changes.json else { return .null }
    return .object(members + [.init("words", words.json)])
  }
}

extension MutationResult.Tally {
  fileprivate var json: JSONValue {
    [
      "percent": .number(noticed.text.withoutSign), "noticed": .integer(noticed.count),
      "total": .integer(noticed.total),
      "survivors": .array(
        survivors.map {
          ["rule": .string($0.rule), "at": .string($0.place), "change": .string($0.change)]
        }),
    ]
  }
}
