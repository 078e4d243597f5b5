import Matching
import Triage

/// The straight way: every rule is asked, one after the other, until each attribute is decided.
///
/// The reference beside which the product is measured. It folds a request's texts once and the
/// rules' never, and looks for phrases as `strstr` does; conditions that it does not know stop it.
struct LinearEvaluator {
  private let rules: [(test: Test, attributes: [Attribute])]
  private let fields: FieldTable

  init(_ ruleSet: RuleSet) {
    fields = ruleSet.contents.fields
    rules = ruleSet.contents.rules.map { (Test($0.condition), $0.attributes) }
  }

  /// The rules that hold.
  func holding(_ request: Request) -> [Int] {
    let subject = LinearSubject(request, fields)
    return rules.indices.filter { rules[$0].test.holds(subject) }
  }
}

/// What the linear evaluator knows of a request: folded texts by field, each with a zero at its end.
struct LinearSubject {
  let texts: [[UInt8]]
  let originals: [String]
  let numbers: [Double?]

  init(_ request: Request, _ fields: FieldTable) {
    originals = fields.fields.map { field in
      switch field.path {
      case .text: request.text ?? ""
      case .request(let name): request[name]?.text ?? ""
      case .attribute(let name): request.attributes[name]?.text ?? ""
      case .customer, .receivedAt, .attachments, .decided:
        fatalError("the linear evaluator knows no '\(field.path.text)'")
      }
    }
    texts = originals.map { Array(folded($0).utf8) + [0] }
    numbers = originals.map { Double($0) }
  }
}
