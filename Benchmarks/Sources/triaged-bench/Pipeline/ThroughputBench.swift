import Diagnostics
import Triage

/// How many requests a second go from the inbox to their dispatches, beside the file work alone.
struct ThroughputBench {
  let count: Int
  let folder: String

  func run(into results: inout Results) throws(BenchError) {
    let mix = RuleMix(rules: 1000)
    let bodies = mix.bodies(count)
    let before = try reference(bodies)
    let files = try product(mix, bodies.count) { spool throws(BenchError) in
      _ = try spool.write(bodies, into: spool.inbox)
    }
    let after = try reference(bodies)
    let lines = try product(mix, bodies.count) { spool throws(BenchError) in
      try Output.write(bodies.joined(separator: "\n") + "\n", to: spool.inbox + "/all.ndjson")
    }
    let rows = try product(mix, bodies.count) { spool throws(BenchError) in
      try Output.write(Self.csv(mix, bodies.count), to: spool.inbox + "/all.csv")
    }
    report(
      [
        ("the file work alone, before", before), ("files", files),
        ("the file work alone, after", after), ("NDJSON", lines), ("CSV", rows),
      ], &results)
  }

  private func report(_ rows: [(name: String, cost: ChildProcess.Cost)], _ results: inout Results) {
    var table = Table(
      "Inbox to dispatch, \(readable(Double(count))) requests of 1 KB, 1,000 rules",
      ["what", "requests/s", "share of file work", "CPU µs each"])
    let reference = (rows[0].cost.wallSeconds + rows[2].cost.wallSeconds) / 2
    var figures: [JSONValue.Member] = []
    for (name, cost) in rows {
      let rate = Double(count) / cost.wallSeconds
      let share = reference / cost.wallSeconds
      let each = cost.processorSeconds / Double(count) * 1e6
      table.add(
        [
          name, readable(rate), readable(share * 100) + " %", readable(each),
        ])
      figures.append(
        .init(
          name,
          [
            "per_second": .figure(rate), "share_of_file_work": .figure(share),
            "cpu_us_each": .figure(each),
          ]))
    }
    results.add("pipeline", .object(figures), table)
  }

  private func reference(_ bodies: [String]) throws(BenchError) -> ChildProcess.Cost {
    let spool = try BenchSpool(below: folder)
    _ = try spool.write(bodies, into: spool.inbox)
    spool.settle()
    let cost = try ChildProcess.run(Programs.fileWork, ["once", spool.spool])
    try check(spool.count("dispatch"), "the file work")
    return cost
  }

  private func product(
    _ mix: RuleMix, _ count: Int, _ fill: (BenchSpool) throws(BenchError) -> Void
  ) throws(BenchError) -> ChildProcess.Cost {
    let spool = try BenchSpool(below: folder)
    try spool.write(mix.folder)
    try fill(spool)
    spool.settle()
    let cost = try ChildProcess.run(
      Programs.daemon, ["serve", "--once", "--spool", spool.spool, "--rules", spool.rules])
    try check(spool.count("dispatch"), "the product")
    return cost
  }

  /// That nothing was left out.
  private func check(_ dispatched: Int, _ who: String) throws(BenchError) {
    guard dispatched >= count else {
      throw BenchError("\(who) dispatched \(dispatched) of \(count)")
    }
  }

  private static func csv(_ mix: RuleMix, _ count: Int) -> String {
    var text = "id,building,channel,site,area,asset,meter,description\n"
    for request in mix.requests(count) {
      let fields = [RequestField.id, .building, .channel, .site].map { request[$0]?.text ?? "" }
      let more = ["area", "asset", "meter"].map { request.attributes[$0]?.text ?? "" }
      text += (fields + more).joined(separator: ",")
      text += ",\"\(request[.description]?.text ?? "")\"\n"
    }
    return text
  }
}
