import Diagnostics
import Testing
import Triage
import YAMLTree

@testable import Reports

@Suite("A report on paper")
struct PrintingTests {
  private static var report: Report {
    var sheet = Sheet(
      "by_category", "by category",
      [.text("category"), .text("at"), .figure("tickets"), .figure("cost"), .figure("share")],
      bars: "cost")
    sheet.rows = [
      [
        .text("公共区域的照明设备和电梯以及其他所有需要维修的东西"), .text("rules/很长的名字/20-lift.yaml:12:5"),
        .count(1_234_567),
        .money(Money(cents: 123_456_789)), .share(1, of: 3),
      ],
      [
        .text("<b>&\"=1+1"), .text("=SUM(A1)"), .count(0), .money(Money(cents: -5)),
        .share(0, of: 0),
      ],
      [.none, .text("a\u{1B}[31m\nb"), .count(7), .none, .tooFew],
    ]
    sheet.note =
      "A sentence that is so long that it does not fit on one line of eighty cells at all."
    var report = Report(
      "cost", "what contacts cost",
      Period(from: PastRules.time(0), to: nil, now: PastRules.time(90), zone: .utc),
      totals: [
        Total("tickets", "contacts", .count(1_234_574)),
        Total("mean", "mean", .number(2.345, decimals: 2)),
      ], sheets: [sheet, Sheet("empty", "nothing here", [.text("name")])])
    report.notes = ["A note."]
    return report
  }

  @Test("fits the width, in any script", arguments: [60, 80, 100])
  func width(width: Int) {
    let lines = Self.report.text(width: width).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    #expect(lines.contains { $0.contains("1,234,567.89") })
  }

  @Test("reads as people write figures")
  func text() {
    let text = Self.report.text(width: 80)
    let expected = """
      what contacts cost
      requests received from 2026-03-02 00:00, as of 2026-03-02 01:30

        contacts  1,234,574
        mean      2.35

      by category
        category               at                       tickets          cost    share
        公共区域的照明设备和…  rules/很长的名字/20-…  1,234,567  1,234,567.89   33.3 %
        <b>&"=1+1              =SUM(A1)                       0         -0.05        –
        –                      a [31m b                       7             –  too few
        A sentence that is so long that it does not fit on one line of eighty cells at
        all.

      nothing here
        none

      A note.

      """
    #expect(text == expected)
  }

  @Test("shows the first rows of a long table and says how many more there are")
  func longTable() {
    var report = Self.report
    report.sheets[1].rows = (1...50).map { [.text("name \($0)")] }
    let text = report.text(width: 80)
    #expect(text.contains("  name 30\n  and 20 more; the other formats have all\n"))
    #expect(report.json.compact.contains("name 50"))
  }

  @Test("says the same to programs, always in the same way")
  func json() throws {
    let text = Self.report.json.compact
    #expect(
      text.hasPrefix(
        #"{"report":"cost","from":"2026-03-02T00:00:00Z","to":null,"as_of":"2026-03-02T01:30:00Z","#
          + #""totals":{"tickets":1234574,"mean":2.35},"by_category":[{"category":"#))
    #expect(text.contains(#""tickets":1234567,"cost":1234567.89,"share":0.3333}"#))
    #expect(text.contains(#""tickets":0,"cost":-0.05,"share":null}"#))
    #expect(text.hasSuffix(#""empty":[],"notes":["A note."]}"#))
    _ = try JSONReader.read(Array(text.utf8)).get()
  }

  @Test("gives spreadsheets figures and no formulas")
  func csv() {
    let lines = Self.report.csv.split(separator: "\r\n").map(String.init)
    #expect(lines[0] == "table,row,column,value")
    #expect(lines[1] == "totals,,tickets,1234574")
    #expect(lines.contains(#"by_category,"<b>&""=1+1 / =SUM(A1)",cost,-0.05"#))
    #expect(lines.contains { $0.hasSuffix(",share,0.3333") })
  }

  @Test("is one page that needs nothing from elsewhere and lets no text become markup")
  func html() {
    let page = Self.report.html
    #expect(page.contains("&lt;b&gt;&amp;&quot;=1+1"))
    #expect(!page.contains("<b>"))
    #expect(!page.contains("<script") && !page.contains("http") && !page.contains("url("))
    #expect(!page.contains("\u{1B}"))
    #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
    #expect(page.contains("<svg") && page.components(of: "<rect") == 2)
    for tag in ["section", "table", "svg", "tr", "td", "dl", "main"] {
      #expect(
        page.components(of: "<\(tag)>") + page.components(of: "<\(tag) ")
          == page.components(of: "</\(tag)>"), "\(tag)")
    }
  }
}

extension String {
  /// How often a piece occurs.
  fileprivate func components(of piece: String) -> Int {
    split(separator: piece, omittingEmptySubsequences: false).count - 1
  }
}
