internal import Matching
internal import Triage

/// A condition over two decisions of one request: what must not happen under other rules.
package struct ForbiddenChange: Sendable {
  /// As it was written.
  package let written: String
  private let matcher: Matcher
  private let fields: [Field]

  /// What a condition looks at.
  enum Field: Hashable, Sendable {
    /// An attribute or a promise as it was decided.
    case old(String)
    /// An attribute or a promise as it would be decided.
    case new(String)
    /// A field of the request.
    case request(FieldPath)
  }

  /// Takes what was read.
  init(written: String, formula: Formula, fields: [Field]) {
    self.written = written
    self.fields = fields
    var builder = MatcherBuilder(fieldRounds: fields.map { _ in 0 })
    _ = builder.add(formula, round: 0)
    matcher = builder.build()
  }

  /// Whether it holds for a request that was decided so and would be decided so.
  func holds(from old: DecidedAttributes, to new: DecidedAttributes, of request: Request) -> Bool {
    let evaluation = Evaluation(matcher)
    for (number, field) in fields.enumerated() {
      let value: FieldValue =
        switch field {
        case .old(let name): old.fieldValue(name)
        case .new(let name): new.fieldValue(name)
        case .request(let path): request.fieldValue(path)
        }
      evaluation.set(value, for: FieldID(rawValue: number))
    }
    evaluation.enter(round: 0)
    return evaluation.holds(FormulaID(rawValue: 0))
  }
}

extension DecidedAttributes {
  fileprivate func fieldValue(_ name: String) -> FieldValue {
    switch values[name] {
    case nil: return .missing
    case .number(let digits)?: return .number(digits)
    case .words(let words)?: return .list(words.map(FieldValue.text))
    case .word(let word)?:
      guard name.hasPrefix(Self.promises), let moment = try? Timestamp(parsing: word) else {
        return .text(word)
      }
      return .instant(moment.milliseconds)
    }
  }

  /// What stands before the names of promised moments.
  static let promises = "targets."
}

extension Request {
  fileprivate func fieldValue(_ path: FieldPath) -> FieldValue {
    switch path {
    case .request(let field): FieldValue(self[field])
    case .customer(let name):
      FieldValue(RequestField(rawValue: "customer." + name).flatMap { self[$0] })
    case .attribute(let name): FieldValue(attributes[name])
    case .text: text.map(FieldValue.text) ?? .missing
    case .receivedAt: .instant(receivedAt.milliseconds)
    case .attachments, .decided: .missing
    }
  }
}

extension FieldValue {
  fileprivate init(_ value: RequestValue?) {
    switch value {
    case nil: self = .missing
    case .text(let text)?: self = .text(text)
    case .number(let digits)?: self = .number(digits)
    case .bool(let flag)?: self = .bool(flag)
    }
  }
}
