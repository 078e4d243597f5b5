package import Diagnostics
import Triage

/// What the analysis of a rules folder found.
package struct Analysis: Sendable {
  /// Everything that was found, warnings before information.
  package private(set) var findings = Findings()
  /// The requests that show what findings claim; they stand in their `help` too, in one line.
  package private(set) var witnesses: [Finding: Witness] = [:]

  private let zone: Zone

  /// Nothing found yet; witnesses are written in the time of a zone.
  init(zone: Zone) { self.zone = zone }

  /// Whether one more finding would be kept rather than counted.
  var hasRoom: Bool { findings.droppedCount == 0 }

  /// Keeps or counts one more.
  mutating func add(_ finding: Finding) { findings.add(finding) }

  /// Keeps or counts one more, with the request that shows it.
  mutating func add(_ finding: Finding, shownBy witness: Witness?) {
    guard let witness else { return add(finding) }
    let example = "for example {\(String(witness.line(in: zone).dropFirst().dropLast()))}"
    let help = finding.help.map { $0 + "; " + example } ?? example
    let whole = finding.helping(help)
    findings.add(whole)
    witnesses[whole] = witness
  }

  /// Counts one more, which is only made where it is kept.
  mutating func add(_ severity: Severity, _ make: () -> Finding) { findings.add(severity, make) }
}
