import ArgumentParser
import Daemon
import Diagnostics
import Intake
import Ledger
import RuleCompiler
import Triage

/// `triaged explain`: a whole decision with its reasons.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what would be decided, or was decided, and why.",
    discussion: """
      Per attribute the value, the rule with its place, and the words that made it hold; who gets \
      it and how every candidate stands; the promised times; the nearest rules that did not hold. \
      Nothing is changed. A file is decided by the rules folder as it is; a ticket shows what was \
      decided.

      Examples:
        triaged explain request.json --at 2026-11-23T10:00:00+08:00
        echo '{"description": "电梯困人"}' | triaged explain - --format json
        triaged explain 20261123-00042 --again

      Exit codes: 0; 1 no such ticket; 65 unreadable request; 66 no such file; 78 unusable rules.
      """)

  @Argument(help: ArgumentHelp("A request file, a ticket, or '-'.", valueName: "what"))
  var what: String
  @Option(help: ArgumentHelp("The source that sends it.", valueName: "name")) var source: String?
  @Option(help: ArgumentHelp("The moment of decision. (default: now)", valueName: "time"))
  var at: String?
  @Flag(help: "Decide a ticket's request again, by the rules as they are.") var again = false
  @Flag(help: "Use the rule set in force instead of the folder.") var live = false
  @Option(help: "How it is told.") var format = OutputFormat.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let time = try at.map { try Timestamp.argument($0, "at", in: settings.zone) } ?? .now
    let ledger = try LedgerReader.ifThere(settings)
    let desk = ExplainDesk(settings: settings, ledger: ledger, time: time, usesLiveRules: live)
    if let number = TicketNumber(what) {
      let record = try desk.ticket(number)
      return try tell(again ? desk.again(record) : [record.explained], isBatch: false)
    }
    let (explained, isBatch) = try desk.explain(what, from: source)
    try tell(explained, isBatch: isBatch)
  }

  private func tell(_ explained: [Explained], isBatch: Bool) throws {
    switch format {
    case .json:
      let values = explained.map(\.json)
      try Screen.output.print(isBatch ? .array(values) : values[0])
    case .text:
      let text = explained.map { ExplanationText($0, on: .output).text }
      try Screen.output.print(text.joined(separator: "\n"))
    }
    guard let refusal = explained.lazy.compactMap(\.refusal).first else { return }
    Screen.error.tell(refusal.sentence(in: what))
    try ExitStatus.unreadable.end()
  }
}

extension Refusal {
  /// The refusal in one line, with its place as editors read it.
  func sentence(in name: String) -> String {
    var place = name
    if let line { place += ":\(line)" + (column.map { ":\($0)" } ?? "") }
    let expected = expected.map { "; expected \($0)" } ?? ""
    return "\(place): \(code.rawValue): \(message)\(expected)"
  }
}
