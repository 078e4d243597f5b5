import Diagnostics
import Glibc
import RuleCompiler
import Triage

/// A folder for all that one run writes; removed when everything is measured, because ext4 makes
/// files far more slowly beside ones that were just deleted.
struct BenchFolder: ~Copyable {
  let path: String

  /// An empty one below a folder that lies on the disk to be measured.
  init(below parent: String) throws(BenchError) {
    path = try Self.make(in: parent)
  }

  /// A folder with a name that nobody else has.
  static func make(in parent: String) throws(BenchError) -> String {
    var template = Array((parent + "/triaged-bench-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else {
      throw BenchError("cannot make a folder in '\(parent)'")
    }
    return String(cString: made)
  }

  deinit { Self.removeAll(path) }

  private static func removeAll(_ path: String) {
    for name in BenchSpool.names(in: path) where unlink(path + "/" + name) != 0 {
      removeAll(path + "/" + name)
    }
    rmdir(path)
  }
}

/// A spool of its own for one measurement, with what is to be put into it.
struct BenchSpool {
  let path: String
  /// Where files lie before a sender renames them into the inbox.
  var prepared: String { path + "/prepared" }
  var inbox: String { path + "/spool/inbox" }
  var spool: String { path + "/spool" }
  var rules: String { path + "/rules" }

  /// An empty one below a run's folder.
  init(below parent: String) throws(BenchError) {
    path = try BenchFolder.make(in: parent)
    for folder in ["prepared", "rules", "spool", "spool/inbox", "spool/dispatch"] {
      mkdir(path + "/" + folder, 0o750)
    }
    mkdir(spool + "/dispatch/desk", 0o2750)
    for number in 0..<RuleMix.staff { mkdir(spool + "/dispatch/s\(number)", 0o2750) }
  }

  /// Writes the rules of a mix.
  func write(_ folder: RulesFolder) throws(BenchError) {
    for file in folder.files {
      try Output.write(String(decoding: file.bytes, as: UTF8.self), to: rules + "/" + file.path)
    }
  }

  /// Writes a file a request; gives their names.
  func write(_ bodies: [String], into folder: String) throws(BenchError) -> [String] {
    let names = bodies.indices.map { "q-\($0).json" }
    for (name, body) in zip(names, bodies) { try Output.write(body, to: folder + "/" + name) }
    return names
  }

  /// Everything on disk, so that no flush that is measured pays for what came before.
  func settle() { sync() }

  /// How many files stand below a folder of the spool.
  func count(_ folder: String) -> Int {
    Self.names(in: spool + "/" + folder).reduce(0) { total, name in
      let path = folder + "/" + name
      return total + (name.contains(".") ? 1 : count(path))
    }
  }

  /// What stands in a folder.
  static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

extension RuleMix {
  /// Requests as JSON of about 1 KB each.
  func bodies(_ count: Int) -> [String] {
    requests(count).map { request in
      var request = request
      let length = request.json(in: .utc).compact.utf8.count
      let filler = "1234567890".utf8.count
      let note = String(repeating: "1234567890", count: max(0, (990 - length) / filler))
      if !note.isEmpty { request.attributes["note"] = .text(note) }
      return request.json(in: .utc).compact
    }
  }
}
