import Diagnostics
import Ledger
package import RuleCompiler
package import Triage

/// A rules folder that was compiled without an error, ready to decide.
package struct UsableRules: Sendable {
  /// What decides.
  package let ruleSet: RuleSet
  /// The folder that it was compiled from, with all files that it names.
  package let folder: RulesFolder
}

/// A rules folder that cannot be used, with the reasons.
package struct RefusedRules: Error, Sendable {
  /// The first reason, in one line.
  package let reason: String
  /// How many errors there are.
  package let errorCount: Int
}

extension UsableRules {
  /// Reads and compiles a folder.
  package static func read(
    at path: String, zone: Zone
  ) -> Result<UsableRules, RefusedRules> {
    do throws(RulesFolderError) {
      return compile(try RulesFolder.read(at: path), zone: zone)
    } catch {
      return .failure(RefusedRules(reason: error.description, errorCount: 1))
    }
  }

  /// Compiles a folder that was read before.
  package static func compile(
    _ folder: RulesFolder, zone: Zone
  ) -> Result<UsableRules, RefusedRules> {
    let compilation = folder.compiled(in: zone)
    if let ruleSet = compilation.ruleSet {
      return .success(UsableRules(ruleSet: ruleSet, folder: folder))
    }
    let first = compilation.findings.sorted.first { $0.severity == .error }
    return .failure(
      RefusedRules(
        reason: first?.line ?? "the folder '\(folder.name)' holds no rules",
        errorCount: max(1, compilation.findings.errorCount)))
  }

  /// The set as the ledger keeps it.
  func adopted(at now: Timestamp) -> AdoptedRuleSet {
    AdoptedRuleSet(
      digest: ruleSet.digest, sources: StoredRules.pack(folder),
      urgencies: ruleSet.contents.urgencies.map(\.id), at: now)
  }
}
