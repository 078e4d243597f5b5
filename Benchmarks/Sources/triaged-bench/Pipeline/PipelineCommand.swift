import ArgumentParser

/// `triaged-bench pipeline`
struct PipelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "Requests a second from inbox to dispatch, and how long each takes.")

  @Option(help: "How many requests.") var count = 20_000
  @Option(help: "A folder on the disk to be measured.") var folder = "."
  @Option(help: "How many requests at 50 a second.") var paced = 500
  @Option(help: "Where the figures go as JSON.") var json: String?

  func run() throws {
    var results = Results()
    let place = try BenchFolder(below: folder)
    try ThroughputBench(count: count, folder: place.path).run(into: &results)
    try LatencyBench(paced: paced, flood: count / 4, folder: place.path).run(into: &results)
    if let json { try results.write(to: json) }
  }
}
