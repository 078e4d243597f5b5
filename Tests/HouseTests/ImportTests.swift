import Testing

/// Arrows between targets run one way only.
@Suite struct ImportTests {
  /// What each target may import of ours, and of others.
  private static let table: [String: (ours: Set<String>, others: Set<String>)] = [
    "Diagnostics": ([], ["Glibc"]),
    "YAMLTree": (["CYAML", "Diagnostics"], ["Glibc"]),
    "Matching": (["CRE2"], ["Glibc", "Synchronization"]),
    "Triage": (["Diagnostics", "Matching"], ["Foundation", "Glibc", "Synchronization"]),
    "HolidayFiles": (["CICal", "Triage"], ["Glibc"]),
    "RuleCompiler": (
      ["Diagnostics", "HolidayFiles", "Matching", "Triage", "YAMLTree"], ["Glibc"]
    ),
    "RuleAnalysis": (
      ["Diagnostics", "Matching", "RuleCompiler", "Triage", "YAMLTree"], ["Glibc"]
    ),
    "RuleTesting": (
      ["Diagnostics", "Matching", "RuleAnalysis", "RuleCompiler", "Triage"],
      ["Dispatch", "Glibc", "Synchronization"]
    ),
    "Intake": (["Diagnostics", "Triage", "YAMLTree"], ["Glibc"]),
    "Spool": (["CLinux"], ["Glibc", "SystemPackage"]),
    "Ledger": (["Triage"], ["Foundation", "GRDB", "Glibc"]),
    "Reports": (
      ["Diagnostics", "Ledger", "Matching", "Triage", "YAMLTree"],
      ["Dispatch", "Glibc", "Synchronization"]
    ),
    "Daemon": (
      [
        "CLinux", "Diagnostics", "Intake", "Ledger", "Matching", "RuleCompiler", "Spool", "Triage",
        "YAMLTree",
      ], ["Glibc", "Logging", "Synchronization", "SystemPackage"]
    ),
  ]

  @Test func `A target imports only what its row of the table allows`() {
    expectNone(
      Repository.sources.flatMap { file -> [String] in
        guard let row = Self.table[file.target] else { return [] }
        return file.imports.filter { !row.ours.contains($0) && !row.others.contains($0) }.map {
          "\(file.path) imports \($0), which '\(file.target)' may not"
        }
      })
  }

  @Test func `Every target that has sources stands in the table, but the program itself`() {
    let targets = Set(Repository.sources.map(\.target)).subtracting(["triaged"])
    expectNone(targets.subtracting(Self.table.keys).sorted())
  }

  @Test func `Foundation, which is large, serves time zones and the ledger's bytes alone`() {
    let users = Repository.sources.filter { $0.imports.contains("Foundation") }.map(\.path)
    expectNone(
      users.filter {
        $0 != "Sources/Triage/Time/ZoneTable.swift" && !$0.hasPrefix("Sources/Ledger/")
      })
  }
}

extension SwiftFile {
  /// The modules that it imports.
  fileprivate var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1,
        words[..<place].allSatisfy({ ["package", "internal", "@testable", "public"].contains($0) })
      else { return nil }
      let kinds = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
      let module = words[(place + 1)...].first { !kinds.contains($0) }
      return module?.split(separator: ".").first.map(String.init)
    }
  }
}
