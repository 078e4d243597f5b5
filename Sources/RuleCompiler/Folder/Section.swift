import Diagnostics
import YAMLTree

/// The top-level keys of a rules file.
enum Section: String, CaseIterable {
  case rules
  case safety
  case defaults
  case customerTypes = "customer_types"
  case intents
  case sites
  case urgencies
  case categories
  case teams
  case staff
  case subcontractors
  case calendars
  case escalations
  case customers
  case customerValue = "customer_value"
  case sources
  case lists
  case tests
  case invariants

  /// Whether a second file may not have it: where the order matters.
  var standsInOneFile: Bool {
    switch self {
    case .urgencies: true
    case .rules, .safety, .defaults, .customerTypes, .customerValue, .intents, .sites, .categories,
      .teams, .staff,
      .subcontractors, .calendars, .escalations, .customers, .sources, .lists, .tests, .invariants:
      false
    }
  }

  /// What a file may hold.
  static let keys = Keys(of: "a rules file", optional: allCases.map(\.rawValue))
}

/// What stands under each top-level key, in byte order of the files.
struct Sections {
  private(set) var values: [Section: [Value]] = [:]
  private var keys: [Section: Value] = [:]

  /// The values under a key, one a file.
  subscript(section: Section) -> [Value] { values[section] ?? [] }

  /// Reads every YAML file of the folder but those that another one names, such as customers.
  init(_ draft: Draft) {
    let readings = draft.folder.files.filter(\.isYAML).map { file in
      let text = SourceText(path: draft.folder.name + "/" + file.path, bytes: file.bytes)
      return (file: RuleFile(text: text, path: file.path), reading: YAMLReader.read(text))
    }
    let named = Set(
      readings.flatMap { file, reading in
        reading.documents.flatMap { RulesFolder.filesNamed(in: $0, at: file.path) }
      })
    for (file, reading) in readings where !named.contains(file.path) {
      draft.texts.append(file.text)
      guard let document = draft.document(of: reading, file.text) else { continue }
      add(Value(node: document, file: file), draft)
    }
  }

  private mutating func add(_ document: Value, _ draft: Draft) {
    guard !document.isNull,
      let mapping = draft.mapping(document, Section.keys, named: "a rules file")
    else { return }
    for (key, value) in mapping.entries {
      guard let section = Section(rawValue: key.text ?? "") else { continue }
      if section.standsInOneFile, let before = keys[section] {
        if before.file !== key.file { draft.report(.sectionTwice(key, before: before)) }
        continue
      }
      keys[section] = key
      values[section, default: []].append(value)
    }
  }
}

extension Draft {
  /// The one document of a file; nil for one that holds nothing, and for one that cannot be used.
  fileprivate func document(of reading: YAMLReader.Reading, _ text: SourceText) -> Node? {
    findings.add(contentsOf: reading.findings)
    if reading.documents.count > 1 { return second(document: reading.documents[1], of: text) }
    guard reading.findings.hasErrors else { return reading.documents.first }
    for finding in reading.findings.all where finding.code == YAMLProblem.syntax.code {
      guard let line = finding.place.extent?.start.line else { continue }
      if let mark = Finding.fullWidthColon(nearLine: line, of: text) { report(mark) }
    }
    guard reading.problem != .duplicateKey else { return reading.documents.first }
    lacksFile = true
    return nil
  }

  private func second(document: Node, of text: SourceText) -> Node? {
    let place = text.place(of: SourceSpan(at: Int(document.span.start)))
    report(
      Finding(
        YAMLProblem.documentCount.code, "a second document begins here, but only one is read",
        at: place
      ).helping("remove the line '---' between them, or make two files of it"))
    lacksFile = true
    return nil
  }
}
