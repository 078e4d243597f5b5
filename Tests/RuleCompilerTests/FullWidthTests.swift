import Diagnostics
import Testing
import Triage

@testable import RuleCompiler

@Suite("Full-width marks")
struct FullWidthTests {
  @Test(
    "in the structure are named, at the mark",
    arguments: [
      "rules：[]\n#    ^",
      "intents: [sales，billing]\n#              ^",
      "intents: [sales、billing]\n#              ^",
      "categories:\n  billing：{}\n#        ^",
      "teams: {night: {members：[wang.lei]}}\n#                      ^",
      "teams: {night: {members: [wang.lei，wang.lei]}}\n#                                 ^",
      "rules:\n  - id：x\n#     ^",
      "rules:\n  - {id: x, when: {text：{contains: [a]}}, then: {tags: [t]}}\n#                      ^",
      "rules:\n  - {id: x, when: {text: {contains：[a]}}, then: {tags: [t]}}\n#                                 ^",
      "rules:\n  - {id: x, when: {}, then: {category：billing}}\n#                                    ^",
      "rules:\n  - id: x\n    then: {tags: [t]}\n    when:\n      text:\n        contains：[a]\n#               ^",
      "rules:\n  - {id: x, when: {}, then: {tags: [a，b]}}\n#                                    ^",
      "tests:\n  - {id: x, request: {description：漏水}, expect: {urgency: normal}}\n#                                ^",
      "tests:\n  - {id: x, request: 漏水, expect: {urgency：normal}}\n#                                        ^",
    ])
  func named(yaml: String) {
    let example = MarkedExample(yaml, besides: [BaseFolder.file])
    let found = example.folder.compiled(in: .utc).findings.all
    let marks = found.filter { $0.code == "R106" }
    #expect(
      marks.compactMap { MarkedExample.Mark($0.place) } == example.marks,
      "\(found.map { "\($0.place) \($0.code.rawValue) \($0.message)" })")
  }

  @Test(
    "in texts are texts",
    arguments: [
      "rules: [{id: x, description: 一，二：三, when: {text: {matches: '[，：]'}}, then: {tags: ['a，b']}}]",
      "tests: [{id: x, request: 漏水：厨房，卫生间, expect: {urgency: normal}}]",
      "staff: [{id: li.na, name: 李，娜}]",
      "rules: [{id: x, when: {subject: 漏水，厨房}, then: {tags: [t]}}]",
    ])
  func unnamed(yaml: String) {
    #expect(BaseFolder.with(yaml).compiled(in: .utc).findings.all.map(\.message) == [])
  }

  @Test("where YAML cannot read a line are named beside the syntax error")
  func syntax() {
    let example = MarkedExample(
      "rules:\n  - id: x\n    when：{text: {contains: [漏水]}}\n#       ^", besides: [BaseFolder.file])
    let found = example.folder.compiled(in: .utc).findings.all
    #expect(
      found.filter { $0.code == "R106" }.compactMap { MarkedExample.Mark($0.place) }
        == example.marks)
  }
}
