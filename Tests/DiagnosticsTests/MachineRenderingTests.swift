import Testing

@testable import Diagnostics

@Suite("Findings for programs")
struct MachineRenderingTests {
  private let source = SourceText(path: "rules/电梯 1.yaml", text: "电: 1\nx: 2\n")

  private var finding: Finding {
    let place = source.place(of: SourceSpan(start: 7, end: 8))
    let other = source.place(of: SourceSpan(start: 0, end: 3))
    return Finding("R101", "100% 'x'", severity: .warning, at: place)
      .labelling(other, "here").helping("a,b:c")
      .fixing("write 'y'", Replacement(place, with: "y"))
  }

  private func collected(_ findings: Finding...) -> Findings {
    var all = Findings()
    all.add(contentsOf: findings)
    return all
  }

  @Test func `are stable as JSON`() {
    #expect(
      finding.json.compact == #"{"code":"R101","severity":"warning","message":"100% 'x'","#
        + #""path":"rules/电梯 1.yaml","start":{"line":2,"column":1,"offset":7},"#
        + #""end":{"line":2,"column":2,"offset":8},"note":null,"help":"a,b:c","#
        + #""labels":[{"path":"rules/电梯 1.yaml","start":{"line":1,"column":1,"offset":0},"#
        + #""end":{"line":1,"column":2,"offset":3},"message":"here"}],"#
        + #""fix_its":[{"title":"write 'y'","replacements":[{"path":"rules/电梯 1.yaml","#
        + #""start":{"line":2,"column":1,"offset":7},"end":{"line":2,"column":2,"offset":8},"#
        + #""text":"y"}]}]}"#)
  }

  @Test func `are escaped as GitHub's toolkit does`() {
    #expect(
      finding.annotation
        == "::warning file=rules/电梯 1.yaml,line=2,col=1,endLine=2,endColumn=2,title=R101"
        + "::100%25 'x'%0Ahelp: a,b:c")
    #expect(
      Finding("A1", "m", at: Place(path: "a,b:c%")).annotation
        == "::error file=a%2Cb%3Ac%25,title=A1::m")
  }

  @Test func `are a SARIF log with rules, places, related places and fixes`() throws {
    let log = SARIFRendering(tool: ("triaged", "1.0")) { _ in "about" }.log(collected(finding))
    #expect(log["version"] == "2.1.0")
    guard case .array(let runs) = log["runs"], let run = runs.first else {
      Issue.record("no run")
      return
    }
    #expect(
      run["tool"]?["driver"]?["rules"]?.compact
        == #"[{"id":"R101","shortDescription":{"text":"about"}}]"#)
    let text = try #require(run["results"]?.compact)
    #expect(text.contains(#""ruleId":"R101","ruleIndex":0,"level":"warning""#))
    #expect(text.contains(#""uri":"rules/%E7%94%B5%E6%A2%AF%201.yaml""#))
    #expect(
      text.contains(
        #""region":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":2,"byteOffset":7,"#
          + #""byteLength":1}"#))
    #expect(text.contains(#""relatedLocations":[{"#))
    #expect(text.contains(#""insertedContent":{"text":"y"}"#))
  }

  @Test func `are counted behind the limit, not kept`() {
    var findings = Findings(limit: 2)
    for _ in 0..<5 { findings.add(finding) }
    var more = Findings(limit: 1)
    more.add(Finding("A1", "m", at: Place(path: "z")))
    more.add(Finding("A1", "m", at: Place(path: "z")))
    findings.add(contentsOf: more)
    #expect((findings.all.count, findings.droppedCount) == (2, 5))
    #expect((findings.errorCount, findings.warningCount) == (2, 5))
  }

  @Test func `are sorted by the bytes of the path, then by place`() {
    let late = Finding("A1", "late", at: source.place(of: SourceSpan(start: 7, end: 8)))
    let early = Finding("A1", "early", at: source.place(of: SourceSpan(start: 0, end: 1)))
    let other = Finding("A1", "other", at: Place(path: "Z.yaml"))
    #expect(
      collected(late, early, other).sorted.map(\.message) == ["other", "early", "late"])
  }
}
