import Diagnostics
import Triage

/// A rule set while it is being read: what all readers of one folder share.
///
/// It has an identity, because every reader adds to the same findings and the same names.
final class Draft {
  /// What is read.
  let folder: RulesFolder
  /// The settings' zone.
  let zone: Zone
  /// What was found so far.
  var findings = Findings()
  /// Whether a file could not be read, so that names may be missing.
  var lacksFile = false
  /// Which names are given.
  var names = Names()
  /// The texts that findings point into.
  var texts: [SourceText] = []
  /// The entries of lists, by name.
  var lists: [String: ListEntries] = [:]
  /// What the directory says of customers beyond what is built in.
  var customerProperties: Set<String> = []
  /// The calendars that could be read.
  var calendars: [String: WorkCalendar] = [:]
  /// The names of customer tiers, best first.
  var tiers: [(name: String, from: Double)] = []

  init(folder: RulesFolder, zone: Zone) {
    self.folder = folder
    self.zone = zone
  }

  /// Notes something wrong, unless what is missed may stand in a file that could not be read.
  func report(_ finding: Finding) {
    if lacksFile, Self.needsAllFiles.contains(finding.code) { return }
    findings.add(finding)
  }

  private static let needsAllFiles: Set<FindingCode> = [
    Check.unknownName.code, Check.emptyPattern.code, Check.unusualCustomerField.code,
  ]

  /// Takes a name that a thing is given; false, with a finding, where it is taken.
  @discardableResult
  func give(_ name: String, _ kind: NameKind, at value: Value) -> Bool {
    if let before = names.give(name, kind, at: value) {
      report(.nameTwice(value, kind, before: before))
      return false
    }
    return true
  }

  /// The name, if something of that kind bears it; else nil with a finding.
  func known(_ value: Value, _ kind: NameKind) -> String? {
    guard let name = text(value, "the name of \(kind.withArticle)") else { return nil }
    if names.contains(name, kind) { return name }
    report(.unknownName(value, name, kind, in: names))
    return nil
  }

  /// All names of a list, or of one text, that something of that kind bears.
  func known(all value: Value, _ kind: NameKind) -> [String] {
    texts(value, "names of \(kind.plural)").compactMap { known($0, kind) }
  }
}
