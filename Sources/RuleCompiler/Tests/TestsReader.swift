import Diagnostics
import Matching
import Triage
import YAMLTree

extension Draft {
  /// Reads the examples of a rule.
  func examples(_ value: Value, of rule: String, number: Int) -> [RuleExample] {
    let keys = Keys(of: "'examples'", optional: ["match", "no_match"])
    guard let mapping = mapping(value, keys, named: "the examples of rule '\(rule)'") else {
      return []
    }
    return ["match", "no_match"].flatMap { key in
      (mapping[key].map { $0.elements ?? [$0] } ?? []).compactMap { element in
        guard isRequest(element, "an example of rule '\(rule)'") else { return nil }
        return RuleExample(
          rule: number, place: element.firstLine, request: element.node, matches: key == "match")
      }
    }
  }

  /// Reads the tests.
  func tests(_ values: [Value], fields: inout FieldTable) -> [RuleTest] {
    let keys = Keys(
      of: "a test", required: ["id", "request", "expect"],
      optional: ["at", "workload", "description"])
    var tests: [RuleTest] = []
    for (id, value) in identified(values, .test, section: .tests) {
      guard let mapping = mapping(value, keys, named: "test '\(id)'") else { continue }
      if let test = test(id, mapping, fields: &fields) { tests.append(test) }
    }
    return tests
  }

  private func test(_ id: String, _ mapping: Mapping, fields: inout FieldTable) -> RuleTest? {
    let at = mapping["at"].flatMap { value in
      time(value, "the time of test '\(id)'") { text throws(TimeTextError) in
        try Timestamp(parsing: text)
      }
    }
    let workload = mapping["workload"].map { self.workload($0, of: id) } ?? [:]
    let expectations =
      mapping["expect"].map { self.expectations($0, of: "test '\(id)'", fields: &fields) } ?? []
    guard let request = mapping["request"], isRequest(request, "the request of test '\(id)'") else {
      return nil
    }
    return RuleTest(
      id: id, place: mapping["id"]?.place ?? mapping.value.head, at: at, request: request.node,
      workload: workload, expectations: expectations)
  }

  private func workload(_ value: Value, of id: String) -> [String: Int] {
    var workload: [String: Int] = [:]
    for (key, value) in entries(value, named: "the workload of test '\(id)'") ?? [] {
      guard let name = known(key, .assignee),
        let count = whole(value, "the workload of '\(name)'", in: 0...1_000_000)
      else { continue }
      workload[name] = count
    }
    return workload
  }

  private func isRequest(_ value: Value, _ what: String) -> Bool {
    if let entries = value.entries {
      for mark in entries.compactMap({ Finding.fullWidthColon(in: $0.key, $0.key.text ?? "") }) {
        report(mark)
      }
      return true
    }
    if value.text != nil, !value.isNull { return true }
    report(.wrongKind(value, expected: "a text or a mapping", of: what))
    return false
  }
}
