import ArgumentParser
import Daemon
import Glibc

/// Every setting as a flag, the same for all commands.
struct SettingsOptions: ParsableArguments {
  @OptionGroup var others: MostSettingsOptions
  @Option(help: ArgumentHelp("\(SettingKey.state.help)", valueName: "folder")) var state: String?

  /// The settings in force: flag before variable before file before default.
  func read() throws -> Settings { try others.read(state: state) }
}

/// Every setting but `state`, which `list` calls something else.
struct MostSettingsOptions: ParsableArguments {
  @Option(help: ArgumentHelp("the settings file (default: triaged.yaml)", valueName: "file"))
  var config: String?

  @Option(help: help(.rules, "folder")) var rules: String?
  @Option(help: help(.spool, "folder")) var spool: String?
  @Option(help: help(.log, "folder")) var log: String?
  @Option(help: help(.timezone, "zone")) var timezone: String?
  @Option(help: help(.metrics, "file")) var metrics: String?
  @Option(help: help(.intakeMaxBytes, "size")) var intakeMaxBytes: String?
  @Option(help: help(.intakeMaxBatchBytes, "size")) var intakeMaxBatchBytes: String?
  @Option(help: help(.intakeMaxBatchRows, "count")) var intakeMaxBatchRows: String?
  @Option(help: help(.intakeSettle, "time")) var intakeSettle: String?
  @Option(help: help(.intakeBatch, "count")) var intakeBatch: String?
  @Option(help: help(.keepArchive, "time")) var keepArchive: String?
  @Option(help: help(.keepLog, "time")) var keepLog: String?

  private static func help(_ key: SettingKey, _ value: String) -> ArgumentHelp {
    ArgumentHelp("\(key.help)", valueName: value)
  }

  /// The settings in force: flag before variable before file before default.
  func read(state: String?) throws -> Settings {
    var environment: [String: String] = [:]
    for name in ["TRIAGED_CONFIG"] + SettingKey.allCases.map(\.variable) {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    do throws(SettingsReader.Failure) {
      return try SettingsReader.read(
        file: config, flags: flags(state: state), environment: environment)
    } catch {
      throw CommandFailure(error.isMissingFile ? .missing : .configuration, error.description)
    }
  }

  private func flags(state: String?) -> [SettingKey: String] {
    let given: [SettingKey: String?] = [
      .rules: rules, .spool: spool, .state: state, .log: log, .timezone: timezone,
      .metrics: metrics, .intakeMaxBytes: intakeMaxBytes,
      .intakeMaxBatchBytes: intakeMaxBatchBytes, .intakeMaxBatchRows: intakeMaxBatchRows,
      .intakeSettle: intakeSettle, .intakeBatch: intakeBatch, .keepArchive: keepArchive,
      .keepLog: keepLog,
    ]
    return given.compactMapValues(\.self)
  }
}
