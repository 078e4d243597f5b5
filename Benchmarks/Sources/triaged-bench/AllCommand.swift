import ArgumentParser

/// `triaged-bench all`
struct AllCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "Everything, one after the other, in some five minutes.")

  @Option(help: "A folder on the disk to be measured.") var folder = "."
  @Option(help: "Where the figures go as JSON.") var json = "bench.json"

  func run() throws {
    var results = Results()
    let place = try BenchFolder(below: folder)
    try GrowthBench(sizes: [10, 100, 1000, 10_000, 100_000], seconds: 2).run(into: &results)
    try ThroughputBench(count: 20_000, folder: place.path).run(into: &results)
    try LatencyBench(paced: 500, flood: 5000, folder: place.path).run(into: &results)
    try StartBench(folder: place.path, idleSeconds: 20).run(into: &results)
    try results.write(to: json)
  }
}
