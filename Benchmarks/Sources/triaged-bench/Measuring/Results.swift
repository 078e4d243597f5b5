import Diagnostics
import Glibc

/// What a run has found: printed as it goes, and written as one JSON object at its end.
struct Results {
  private var members: [JSONValue.Member] = [.init("machine", Machine.json)]

  /// Shows a table and keeps its figures under a name.
  mutating func add(_ name: String, _ figures: JSONValue, _ table: Table) {
    print(table.text)
    fflush(nil)
    members.append(.init(name, figures))
  }

  /// Writes everything into a file, or on the standard output where the path is `-`.
  func write(to path: String) throws(BenchError) {
    try Output.write(JSONValue.object(members).pretty + "\n", to: path)
  }
}

/// What measurements depend on besides the program.
enum Machine {
  static var json: JSONValue {
    [
      "processor": .string(processor), "cores": .integer(sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      "kernel": .string(kernel), "load": .double(load),
    ]
  }

  private static var processor: String {
    let lines = Output.read("/proc/cpuinfo").split(separator: "\n")
    let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return String(name ?? " unknown").drop { $0 == " " }.description
  }

  private static var kernel: String {
    String(Output.read("/proc/sys/kernel/osrelease").split(separator: "\n").first ?? "")
  }

  /// How many others want the processors too.
  private static var load: Double {
    Double(Output.read("/proc/loadavg").split(separator: " ").first ?? "") ?? 0
  }
}

/// What keeps a measurement from being made.
struct BenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Whole files.
enum Output {
  static func write(_ text: String, to path: String) throws(BenchError) {
    guard path != "-" else { return print(text, terminator: "") }
    guard let file = fopen(path, "w") else {
      throw BenchError("cannot write '\(path)': \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    fputs(text, file)
  }

  /// Nothing where there is no such file.
  static func read(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
