import Glibc
import Ledger
import Triage

/// Figures for Prometheus, as a text file for the node exporter's textfile collector.
struct Metrics {
  let path: String

  /// How often the file is written.
  static let period = Duration.seconds(15)

  /// Replaces the file as a whole, by a rename.
  func write(_ text: String) throws(MetricsError) {
    let draft = path + ".tmp"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw MetricsError(path: draft, code: errno) }
    // For the node exporter, whatever the process's mask.
    fchmod(descriptor, 0o644)
    let bytes = Array(text.utf8)
    let written = Glibc.write(descriptor, bytes, bytes.count)
    let code = errno
    close(descriptor)
    guard written == bytes.count else { throw MetricsError(path: draft, code: code) }
    guard rename(draft, path) == 0 else { throw MetricsError(path: path, code: errno) }
  }

  /// The file's text.
  static func text(_ tally: Tally, _ figures: Figures, _ service: ServiceState) -> String {
    var text = ""
    func metric(_ name: String, _ kind: String, _ help: String, _ values: [(String, Double)]) {
      text += "# HELP triaged_\(name) \(help)\n# TYPE triaged_\(name) \(kind)\n"
      for (labels, value) in values {
        let number = value == value.rounded() ? String(Int64(value)) : String(value)
        text += "triaged_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(number)\n"
      }
    }
    metric(
      "up", "gauge", "Whether the daemon works undisturbed.", [("", service.isDegraded ? 0 : 1)])
    let counters: [(String, String, Int)] = [
      ("tickets_total", "Requests that became tickets since the start.", tally.tickets),
      ("dispatches_total", "Dispatches since the start.", tally.dispatches),
      ("duplicates_total", "Copies of known requests since the start.", tally.duplicates),
      ("rejected_total", "Refused files and rows since the start.", tally.rejected),
      ("updates_total", "Updates and feedback since the start.", tally.updates),
      ("batches_total", "Commits since the start.", tally.batches),
      ("reloads_refused_total", "Refused rules folders since the start.", service.refusedReloads),
    ]
    for (name, help, value) in counters { metric(name, "counter", help, [("", Double(value))]) }
    metric(
      "rules_refused", "gauge", "Whether the rules folder as it is now is not in force.",
      [("", service.refusedRules == nil ? 0 : 1)])
    let states = figures.byState
    metric(
      "tickets", "gauge", "Tickets by state.",
      TicketState.allCases.map { ("state=\"\($0.rawValue)\"", Double(states[$0] ?? 0)) })
    metric(
      "open_tickets", "gauge", "Open tickets by assignee.",
      figures.openByAssignee.sorted { $0.key < $1.key }.map {
        ("assignee=\"\($0.key)\"", Double($0.value))
      })
    metric(
      "rules_in_force", "gauge", "The rule set in force.",
      [("digest=\"\(figures.ruleSet ?? "")\"", 1)])
    return text
  }
}

/// The metrics file cannot be written.
struct MetricsError: Error, CustomStringConvertible {
  var path: String
  var code: Int32

  var description: String { "cannot write '\(path)': \(String(cString: strerror(code)))" }
}

/// How the service fares, besides its tickets.
struct ServiceState: Sendable {
  /// Why it cannot go on at the moment, if it cannot.
  var trouble: String?
  /// The trouble without the names that change.
  var kindOfTrouble = ""
  /// Why the rules folder as it is now is not in force, if it is not.
  var refusedRules: String?
  /// The ledger's figures when they were last read.
  var figures: Figures?
  /// What was done when it was last counted.
  var tally = Tally()
  /// How often a rules folder was refused.
  var refusedReloads = 0

  var isDegraded: Bool { trouble != nil }
}
