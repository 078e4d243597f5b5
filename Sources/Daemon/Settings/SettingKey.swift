/// One setting: a key of the settings file, a flag, and an environment variable.
package enum SettingKey: String, CaseIterable, Sendable {
  case rules
  case spool
  case state
  case log
  case timezone
  case metrics
  case intakeMaxBytes = "intake.max_bytes"
  case intakeMaxBatchBytes = "intake.max_batch_bytes"
  case intakeMaxBatchRows = "intake.max_batch_rows"
  case intakeSettle = "intake.settle"
  case intakeBatch = "intake.batch"
  case keepArchive = "keep.archive"
  case keepLog = "keep.log"

  /// The flag, without its dashes: `intake-max-bytes`.
  package var flag: String {
    String(rawValue.map { $0 == "." || $0 == "_" ? "-" : $0 })
  }

  /// The environment variable: `TRIAGED_INTAKE_MAX_BYTES`.
  package var variable: String {
    "TRIAGED_" + String(rawValue.map { $0 == "." ? "_" : $0 }).uppercased()
  }

  /// What it is for, in one line of help.
  package var help: String {
    switch self {
    case .rules: "the folder of the admins' rules"
    case .spool: "the folder of everything that comes in and goes out"
    case .state: "the folder of the ledger and the last good rules"
    case .log: "the folder of the decision log"
    case .timezone: "the zone of whole days and of times without an offset"
    case .metrics: "a file for Prometheus text"
    case .intakeMaxBytes: "the largest file with one request"
    case .intakeMaxBatchBytes: "the largest file with many requests"
    case .intakeMaxBatchRows: "the most rows of one file"
    case .intakeSettle: "how long a file must rest where nothing else tells that it is complete"
    case .intakeBatch: "how many requests share one commit"
    case .keepArchive: "how long originals are kept"
    case .keepLog: "how long the decision log is kept"
    }
  }
}
