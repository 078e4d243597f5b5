import Diagnostics
import Intake

/// An explanation as people read it: what came in, who gets it, every attribute with its reason,
/// promises, candidates, and the rules that came near.
struct ExplanationText {
  private let explained: Explained
  private let screen: Screen
  private let request: RequestView

  /// Sets an explanation for a screen.
  init(_ explained: Explained, on screen: Screen) {
    self.explained = explained
    self.screen = screen
    request = RequestView(explained.request)
  }

  /// All of it, each line ended.
  var text: String {
    var page = Page(screen)
    page.line(ink(.strong, explained.title.onOneLine))
    for line in request.summary { page.paragraph(line, indent: 2) }
    for note in explained.notes { page.paragraph("note: \(note)", indent: 2, .warning) }
    if let refusal = explained.refusal {
      page.paragraph("refused: \(refusal.message)", indent: 2, .bad)
    }
    guard let explanation = explained.explanation else { return page.text }
    assignment(explanation, &page)
    attributes(explanation, &page)
    promises(explanation, &page)
    candidates(explanation, &page)
    nearest(&page)
    page.line()
    page.paragraph(
      "rule set \((explanation["rule_set"]?.shown ?? "-").shortDigest)", indent: 0, .faint)
    return page.text
  }

  private func ink(_ style: Ink.Style, _ text: String) -> String { screen.ink(style, text) }

  private func assignment(_ explanation: JSONValue, _ page: inout Page) {
    let assignment = explanation["assignment"] ?? .null
    page.line()
    if let assignee = assignment["assignee"]?.text {
      let kind = assignment["kind"]?.shown ?? ""
      page.paragraph(
        "-> \(assignee), \(kind), team '\(assignment["team"]?.shown ?? "")'", indent: 0, .good)
    } else {
      page.paragraph("-> waits: nobody can get it now", indent: 0, .bad)
    }
    page.paragraph(assignment["reason"]?.shown ?? "", indent: 3)
  }

  private func attributes(_ explanation: JSONValue, _ page: inout Page) {
    page.heading("decided")
    var told: Set<String> = []
    for reason in explanation["why"]?.elements ?? [] {
      let entry = ReasonText(reason, request: request)
      page.entry(entry.name, entry.value, style: entry.isAdjustment ? .warning : .strong)
      let isNew = entry.rule.map { told.insert($0).inserted } ?? true
      page.paragraph(
        entry.origin + (isNew ? "" : ", as above"), indent: Page.valueColumn, .faint)
      for ground in isNew ? entry.grounds : [] {
        page.paragraph(ground, indent: Page.valueColumn + 2)
      }
    }
    for (name, value, origin) in implied(explanation) {
      page.entry(name, value, style: .strong)
      page.paragraph(origin, indent: Page.valueColumn, .faint)
    }
    shadows(explanation["decision"]?["shadow"]?.elements ?? [], &page)
  }

  /// What follows from the category and the team without a reason of its own.
  private func implied(_ explanation: JSONValue) -> [(String, String, String)] {
    let named = Set((explanation["why"]?.elements ?? []).compactMap { $0["attribute"]?.text })
    let sources = [("skills", "goes with the category"), ("escalation", "goes with the team")]
    return sources.compactMap { name, origin in
      let value = explanation["decision"]?[name] ?? .null
      guard !named.contains(name), !value.isNull, value != .array([]) else { return nil }
      return (name, value.shown, origin)
    }
  }

  private func shadows(_ shadows: [JSONValue], _ page: inout Page) {
    guard !shadows.isEmpty else { return }
    page.heading("shadow rules that hold and decide nothing")
    for shadow in shadows {
      page.entry(shadow["rule"]?.shown ?? "", "would set \(shadow["would"]?.shown ?? "-")")
      page.paragraph(shadow["at"]?.shown ?? "", indent: Page.valueColumn, .faint)
    }
  }

  private func promises(_ explanation: JSONValue, _ page: inout Page) {
    let targets = explanation["targets"]?.members ?? []
    guard !targets.isEmpty else { return }
    page.heading("promised")
    for target in targets {
      page.entry(target.name, target.value.shown)
      guard let account = explained.promises.first(where: { $0.target == target.name }) else {
        continue
      }
      page.paragraph(account.terms, indent: Page.valueColumn, .faint)
      for step in account.steps { page.paragraph(step, indent: Page.valueColumn + 2) }
    }
  }

  private func candidates(_ explanation: JSONValue, _ page: inout Page) {
    let candidates = explanation["candidates"]?.elements ?? []
    guard !candidates.isEmpty else { return }
    let assignment = explanation["assignment"] ?? .null
    let chosen = [assignment["assignee"], assignment["team"]]
    page.heading("candidates")
    var table = TextTable(["who", "team", "standing"])
    for candidate in candidates {
      let isChosen = [candidate["assignee"], candidate["team"]] == chosen
      table.add([
        candidate["assignee"]?.shown ?? "", candidate["team"]?.shown ?? "",
        CandidateText(candidate, isChosen: isChosen).standing,
      ])
    }
    page.add(table.text(on: screen, indent: 2))
  }

  private func placeWidth(_ entry: MissText) -> Int {
    max(10, screen.width - 4 - DisplayWidth.of(entry.rule))
  }

  private func nearest(_ page: inout Page) {
    guard !explained.nearest.isEmpty else { return }
    page.heading("nearest rules that do not hold")
    for rule in explained.nearest {
      let entry = MissText(rule.miss, operands: rule.operands)
      page.line("  \(entry.rule)  \(ink(.faint, entry.place.cut(to: placeWidth(entry))))")
      for line in entry.reason { page.paragraph(line, indent: 4) }
    }
  }
}
