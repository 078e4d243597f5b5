import Daemon
import Diagnostics
import Glibc

/// How long a request takes from the rename into the inbox to the rename of its dispatch.
struct LatencyBench {
  /// How many requests at fifty a second.
  let paced: Int
  /// How many at once.
  let flood: Int
  let folder: String

  /// The two programs that are compared.
  private enum Worker: String {
    case fileWork = "the file work alone"
    case product = "the product"
  }

  private static let warmUp = 20
  private static let pause = 0.02

  func run(into results: inout Results) throws(BenchError) {
    var table = Table(
      "Milliseconds from the inbox to the dispatch",
      ["what", "requests", "median", "p90", "p99", "p99.9", "most"])
    var figures: [JSONValue.Member] = []
    for (count, pause, pace) in [(paced, Self.pause, "50 a second"), (flood, 0, "at once")] {
      for worker in [Worker.fileWork, .product] {
        let histogram = try measure(worker, count, pause: pause)
        let name = "\(worker.rawValue), \(pace)"
        let shares = [0.5, 0.9, 0.99, 0.999, 1]
        let values = shares.map(histogram.milliseconds)
        table.add([name, readable(Double(count))] + values.map(readable))
        figures.append(
          .init(
            name,
            [
              "p50_ms": .figure(values[0]), "p99_ms": .figure(values[2]),
              "p999_ms": .figure(values[3]), "most_ms": .figure(values[4]),
            ]))
      }
    }
    results.add("latency", .object(figures), table)
  }

  private func measure(
    _ worker: Worker, _ count: Int, pause: Double
  ) throws(BenchError) -> Histogram {
    let spool = try BenchSpool(below: folder)
    let mix = RuleMix(rules: 1000)
    try spool.write(mix.folder)
    let names = try spool.write(mix.bodies(count + Self.warmUp), into: spool.prepared)
    spool.settle()
    var watch = DispatchWatch(spool)
    let child = try start(worker, spool)
    defer { _ = try? child.stop() }
    _ = try send(names.prefix(Self.warmUp), of: spool, pause: Self.pause, &watch)
    let sent = try send(names.dropFirst(Self.warmUp), of: spool, pause: pause, &watch)
    return histogram(sent, watch)
  }

  private func start(
    _ worker: Worker, _ spool: BenchSpool
  ) throws(BenchError) -> ChildProcess {
    switch worker {
    case .fileWork: try ChildProcess(Programs.fileWork, ["serve", spool.spool])
    case .product:
      try ChildProcess(
        Programs.daemon, ["serve", "--spool", spool.spool, "--rules", spool.rules])
    }
  }

  /// Renames prepared files into the inbox, and waits until each has its dispatch.
  private func send(
    _ names: ArraySlice<String>, of spool: BenchSpool, pause: Double,
    _ watch: inout DispatchWatch
  ) throws(BenchError) -> [String: Double] {
    var sent: [String: Double] = [:]
    let expected = watch.seen.count + names.count
    var next = Effort.wallSeconds
    for name in names {
      repeat { watch.wait(until: next) } while Effort.wallSeconds < next
      sent[name] = Effort.wallSeconds
      guard rename(spool.prepared + "/" + name, spool.inbox + "/" + name) == 0 else {
        throw BenchError("cannot rename '\(name)' into the inbox")
      }
      next += pause
    }
    let deadline = Effort.wallSeconds + 60
    while watch.seen.count < expected, Effort.wallSeconds < deadline { watch.wait(until: deadline) }
    guard watch.seen.count >= expected else {
      throw BenchError("\(expected - watch.seen.count) requests have no dispatch after a minute")
    }
    return sent
  }

  private func histogram(_ sent: [String: Double], _ watch: borrowing DispatchWatch) -> Histogram {
    var histogram = Histogram()
    for (path, seconds) in watch.seen {
      guard let start = sent[Self.request(at: path)] else { continue }
      histogram.add(seconds: seconds - start)
    }
    return histogram
  }

  /// Whose dispatch a file is: the name that the request was sent under.
  private static func request(at path: String) -> String {
    let name = String(path.split(separator: "/").last ?? "")
    guard !name.hasPrefix("q-") else { return name }
    let id = JSONValue(parsing: Output.read(path))?["source_id"]
    guard case .string(let id)? = id else { return "" }
    return id + ".json"
  }
}
