import ArgumentParser
import Daemon
import Logging

/// The product's own service, in a process of its own, so that it can be measured from outside.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Runs the product's service.", shouldDisplay: false)

  @Option var spool: String
  @Option var rules: String
  @Flag var once = false

  func run() throws {
    let settings = try SettingsReader.read(
      file: nil, flags: [.rules: rules, .spool: spool, .timezone: "UTC"], environment: [:])
    let logger = Logger(label: "triaged") { _ in ServiceLog() }
    let service = try Service.start(settings, log: logger)
    if once { try service.runOnce() } else { try service.run() }
  }
}
