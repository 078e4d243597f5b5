import ArgumentParser
import Daemon
import Ledger
import Reports
import RuleCompiler
import Triage

/// `triaged report`: figures from the ledger.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what service costs, whether promises are kept, and what rules do.",
    discussion: """
      Counts the requests that were received in a time; without bounds all of them. Prices and \
      rules are those in force. The html page needs nothing else and can be mailed and printed.

      Examples:
        triaged report cost --from 2026-10-01 --to 2026-11-01
        triaged report sla --format html > sla.html

      Exit codes: 0; 64 wrong usage; 74 input or output failed.
      """)

  /// What is told.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case cost, sla, satisfaction, customers, rules, assignees
  }

  /// The shapes in which figures are told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, html
  }

  @Argument(help: "What is told.") var subject: Subject
  @Option(help: ArgumentHelp("Received at this time or later.", valueName: "time"))
  var from: String?
  @Option(help: ArgumentHelp("Received before this time.", valueName: "time")) var to: String?
  @Option(help: ArgumentHelp("Tell no opinion of fewer answers than these.", valueName: "count"))
  var few = 5
  @Option(help: "How it is told.") var format = Format.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let period = Period(
      from: try from.map { try Timestamp.argument($0, "from", in: settings.zone) },
      to: try to.map { try Timestamp.argument($0, "to", in: settings.zone) }, now: .now,
      zone: settings.zone)
    let ledger = try LedgerReader.ifThere(settings)
    let contacts = try ledger.map { try self.contacts(in: period, of: $0) } ?? []
    let rules = try ledger.flatMap { try self.rules(inForceIn: $0, settings) }
    let report = report(of: contacts, by: rules, in: period)
    switch format {
    case .text: try Screen.output.print(report.text(width: Screen.output.width))
    case .json: try Screen.output.print(report.json)
    case .csv: try Screen.output.print(report.csv)
    case .html: try Screen.output.print(report.html)
    }
  }

  private var needs: Contact.Needs {
    switch subject {
    case .cost: .channel
    case .satisfaction: [.channel, .feedback]
    case .assignees: .feedback
    case .rules: .verdict
    case .sla, .customers: []
    }
  }

  private func report(
    of contacts: [Contact], by contents: RuleSetContents?, in period: Period
  ) -> Reports.Report {
    let prices = (contents?.assignees ?? [:]).mapValues(\.cost)
    return switch subject {
    case .cost: .cost(of: contacts, at: prices, in: period)
    case .sla: .sla(of: contacts, in: period)
    case .satisfaction: .satisfaction(of: contacts, in: period, few: few)
    case .customers: .customers(of: contacts, at: prices, in: period)
    case .assignees: .assignees(of: contacts, at: prices, in: period, few: few)
    case .rules:
      .rules(of: contacts, knowing: contents?.rules.map(KnownRule.init) ?? [], in: period)
    }
  }

  private func contacts(in period: Period, of ledger: LedgerReader) throws -> [Contact] {
    try reading { () throws(LedgerError) in
      try Contact.all(in: period, of: ledger, needing: needs)
    }
  }

  /// The rules in force; without prices and rules there are still figures.
  private func rules(
    inForceIn ledger: LedgerReader, _ settings: Settings
  ) throws -> RuleSetContents? {
    let stored = try reading { () throws(LedgerError) in try ledger.currentRuleSet() }
    let folder = stored.flatMap { StoredRules.unpack($0.sources) }
    return folder?.compiled(in: settings.zone).ruleSet?.contents
  }
}
