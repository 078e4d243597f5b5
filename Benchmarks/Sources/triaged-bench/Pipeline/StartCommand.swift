import ArgumentParser

/// `triaged-bench start`
struct StartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "From the start to READY, and wake-ups when idle.")

  @Option(help: "A folder on the disk to be measured.") var folder = "."
  @Option(help: "How long the idle service is watched, in seconds.") var idle = 20
  @Option(help: "Where the figures go as JSON.") var json: String?

  func run() throws {
    var results = Results()
    let place = try BenchFolder(below: folder)
    try StartBench(folder: place.path, idleSeconds: idle).run(into: &results)
    if let json { try results.write(to: json) }
  }
}
