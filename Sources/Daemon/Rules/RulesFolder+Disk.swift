import Glibc
package import RuleCompiler

/// A rules folder that cannot be read from the disk.
package struct RulesFolderError: Error, CustomStringConvertible {
  /// The file or folder.
  package var path: String
  /// The system's reason.
  package var code: Int32

  /// One line for the journal and the terminal.
  package var description: String { "cannot read '\(path)': \(String(cString: strerror(code)))" }
}

extension RulesFolder {
  /// How deep folders may nest.
  package static let deepest = 16
  /// How many bytes a rules folder may hold in all.
  package static let mostBytes = 512 << 20

  /// Reads a folder: all its `*.yaml` files, and the files that they name.
  ///
  /// Names that begin with a dot are left out, as editors write their drafts there. A single YAML
  /// file is a folder of one file.
  package static func read(at path: String) throws(RulesFolderError) -> RulesFolder {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let name = displayName(of: path)
    if path.hasSuffix(".yaml"), !isFolder(path) {
      let file = File(path: lastPart(of: path), bytes: try bytes(path))
      let folder = String(path.dropLast(file.path.utf8.count))
      return try RulesFolder(name: name, files: [file]).withNamedFiles(below: folder)
    }
    var listing = Listing()
    try listing.add(path, below: "", depth: 0)
    var files: [File] = []
    for relative in listing.rules {
      files.append(File(path: relative, bytes: try bytes(path + "/" + relative)))
    }
    return try RulesFolder(name: name, files: files, unread: listing.unread)
      .withNamedFiles(below: path + "/")
  }

  /// Adds what the rules name, as far as it exists; what is missing is a finding of the compiler.
  private func withNamedFiles(below folder: String) throws(RulesFolderError) -> RulesFolder {
    var all = files
    for relative in Self.filesNamed(by: files) {
      let path = folder + relative
      guard access(path, F_OK) == 0 else { continue }
      all.append(File(path: relative, bytes: try Self.bytes(path)))
    }
    return RulesFolder(name: name, files: all, unread: unread)
  }

  private static func bytes(_ path: String) throws(RulesFolderError) -> [UInt8] {
    guard let bytes = readWholeFile(path) else { throw RulesFolderError(path: path, code: errno) }
    return bytes
  }

  private static func displayName(of path: String) -> String {
    guard path.hasSuffix(".yaml") else { return lastPart(of: realPath(path)) }
    let folder = realPath(path).split(separator: "/").dropLast().last
    return folder.map(String.init) ?? "rules"
  }

  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Whether a path leads to a folder, over links too.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// The files of a folder that concern the rules.
private struct Listing {
  var rules: [String] = []
  var unread: [String] = []

  mutating func add(_ path: String, below prefix: String, depth: Int) throws(RulesFolderError) {
    guard let folder = opendir(path) else { throw RulesFolderError(path: path, code: errno) }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      if RulesFolder.isFolder(path + "/" + name) {
        guard depth < RulesFolder.deepest else { continue }
        try add(path + "/" + name, below: prefix + name + "/", depth: depth + 1)
      } else if name.hasSuffix(".yaml") {
        rules.append(prefix + name)
      } else if name.hasSuffix(".yml") {
        unread.append(prefix + name)
      }
    }
  }
}
