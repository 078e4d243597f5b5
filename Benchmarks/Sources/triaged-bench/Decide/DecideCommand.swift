import ArgumentParser
import Diagnostics
import Triage

/// `triaged-bench decide`
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Decisions a second on one core, without reading or printing.",
    discussion: """
      With --rules and --requests it measures a folder of your own; without, generated ones from \
      --sizes, beside a straight linear evaluator.

      Example:
        triaged-bench decide --rules rules --requests requests.ndjson --output decisions.ndjson
      """)

  @Option(help: "A rules folder.") var rules: String?
  @Option(help: "Requests, a JSON object a line.") var requests: String?
  @Option(help: "Processor time of each measurement, in seconds.") var seconds = 2.0
  @Option(help: "Where the decided attributes with their rules go, a request a line.")
  var output: String?
  @Option(help: "The time zone of whole days.") var timezone = "UTC"
  @Option(parsing: .upToNextOption, help: "Numbers of generated rules.")
  var sizes = [10, 100, 1000, 10_000, 100_000]
  @Option(help: "Where the figures of generated rules go as JSON.") var json: String?

  func validate() throws {
    guard (rules == nil) == (requests == nil) else {
      throw ValidationError("--rules and --requests go together")
    }
  }

  func run() throws {
    guard let rules, let requests else {
      var results = Results()
      try GrowthBench(sizes: sizes, seconds: seconds).run(into: &results)
      if let json { try results.write(to: json) }
      return
    }
    guard let zone = Zone(named: timezone) else {
      throw ValidationError("no time zone '\(timezone)'")
    }
    let bench = try FolderBench(rules: rules, requests: requests, zone: zone)
    print(bench.measure(seconds: seconds).pretty)
    if let output { try Output.write(bench.decisions(), to: output) }
  }
}
