import Daemon
import Triage

/// What is going on, as people read it.
struct StatusText {
  private let state: StateOfAffairs
  private let screen: Screen

  /// Sets a state of affairs for a screen.
  init(_ state: StateOfAffairs, on screen: Screen) {
    self.state = state
    self.screen = screen
  }

  /// All of it, each line ended.
  var text: String {
    var page = Page(screen)
    page.entry(
      "daemon", state.isRunning ? "running" : "not running", style: state.isRunning ? .good : .bad)
    page.entry("spool", state.settings.spool)
    page.entry("inbox", inbox)
    rules(&page)
    tickets(&page)
    return page.text
  }

  private var inbox: String {
    let more = state.inboxHasMore ? "more than " : ""
    var text = state.inbox == 0 ? "empty" : "\(more)\(state.inbox) waiting to be taken"
    if state.claims > 0 { text += ", \(state.claims) taken and not handed over" }
    return text
  }

  private func rules(_ page: inout Page) {
    let inForce = state.ruleSetInForce
    page.entry("rules in force", inForce?.shortDigest ?? "none yet")
    if let reason = state.folder.reason {
      page.entry("rules folder", "\(state.folder.path): would be refused", style: .bad)
      page.paragraph(reason, indent: Page.valueColumn)
      guard state.folder.errorCount > 1 else { return }
      let rest = state.folder.errorCount - 1
      page.paragraph("and \(rest) more error\(rest == 1 ? "" : "s")", indent: Page.valueColumn)
    } else {
      let isSame = inForce == state.folder.digest
      page.entry(
        "rules folder",
        state.folder.path + (isSame ? ": in force" : ": would be accepted, is not in force yet"))
    }
  }

  private func tickets(_ page: inout Page) {
    guard state.figures != nil else {
      return page.entry("tickets", "none: no daemon has run on this spool yet")
    }
    list("tickets", state.byState, &page)
    list("open", state.openByUrgency, &page)
    for (urgency, since) in state.oldestWaiting {
      page.entry(
        "waits longest", "\(urgency): since \(since.text(in: state.settings.zone))",
        style: .warning)
    }
    guard !state.openByAssignee.isEmpty else { return }
    page.line()
    var table = TextTable(["assignee", "open"], numeric: [])
    for (name, count) in state.openByAssignee { table.add([name, "\(count)"]) }
    page.add(table.text(on: screen, indent: 2))
  }

  private func list(_ name: String, _ counts: [(name: String, count: Int)], _ page: inout Page) {
    let text = counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    page.entry(name, text.isEmpty ? "none" : text)
  }
}
