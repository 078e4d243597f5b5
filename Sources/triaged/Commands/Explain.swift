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
    var printer = ExplanationPrinter(format: format, name: what)
    if let number = TicketNumber(what) {
      let record = try desk.ticket(number)
      let explained = try again ? desk.again(record) : [desk.stored(record)]
      for one in explained { try printer.print(one, isInBatch: false) }
    } else {
      try desk.explain(what, from: source) { try printer.print($0, isInBatch: $1) }
    }
    try printer.finish()
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
