import Daemon
import Intake
import RuleCompiler
import Triage

/// Looks at a file before it is handed over, so that its sender hears at once what is wrong.
///
/// The daemon has the last word: what it knows better, such as rows of a batch, is left to it.
struct SubmissionCheck {
  /// What is known of a file.
  enum Verdict {
    /// Nothing is wrong with it as a whole.
    case readable
    /// It would be rejected, and nobody's danger is in it.
    case refused(Refusal)
    /// It would be rejected, and its text must be looked at all the same.
    case refusedInDanger(Refusal)
  }

  private let settings: Settings
  private let source: String?
  /// `nil` where the rules cannot be used.
  private let ruleSet: RuleSet?

  /// Looks at files for one source.
  init(_ settings: Settings, source: String?) {
    self.settings = settings
    self.source = source
    let rules = try? UsableRules.read(at: settings.rules, zone: settings.zone).get()
    ruleSet = rules?.ruleSet
  }

  /// What would become of a file of that name.
  func verdict(on bytes: [UInt8], named name: [UInt8]) throws -> Verdict {
    // Without the rules nobody knows how the source's files are to be read.
    guard source == nil || ruleSet != nil else { return .readable }
    var context = IntakeContext(fileName: "", defaultZone: settings.zone, takenAt: .now)
    context.fileName = name
    context.source = source
    context.mapping = source.flatMap { ruleSet?.contents.sources[$0] }
    context.limits = settings.intakeLimits
    guard let refusal = refusal(of: bytes, in: context) else { return .readable }
    guard let ruleSet else { return .refusedInDanger(refusal) }
    let nothing = Workload(day: settings.zone.local(.now).date)
    var explainer = Explainer(ruleSet, amid: nothing, at: .now)
    let answer = try explainer.explain(refused: refusal, raw: bytes, in: context)
    return answer.explanation == nil ? .refused(refusal) : .refusedInDanger(refusal)
  }

  /// Why the file as a whole would be refused; of a batch the rows are not looked at.
  private func refusal(of bytes: [UInt8], in context: IntakeContext) -> Refusal? {
    guard context.format?.isBatch ?? false else {
      guard case .refused(let refusal) = IntakeReader.read(bytes, context: context) else {
        return nil
      }
      return refusal
    }
    do throws(Refusal) {
      var survey = try BatchSurvey(context: context)
      try survey.read(bytes)
      _ = try survey.finish()
      return nil
    } catch {
      return error
    }
  }
}
