import Triage

/// A rules folder as a value: every file that is read, under its path, and nothing else.
///
/// It is what is compiled, what the digest is taken of, and what is stored as the last good set, so
/// that a set can be compiled again where the folder has changed or is gone.
package struct RulesFolder: Hashable, Sendable {
  /// One file of the folder.
  package struct File: Hashable, Sendable {
    /// Relative to the folder, with `/` between its parts.
    package let path: String
    /// What is in it.
    package let bytes: [UInt8]

    /// Puts bytes under a path.
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    /// Whether it holds rules, rather than being named by a file that does.
    package var isYAML: Bool { path.hasSuffix(".yaml") }
  }

  /// The folder's own name, `rules`: what places begin with.
  package let name: String
  /// The `*.yaml` files and the files that they name, in byte order of their paths.
  package let files: [File]
  /// Paths of files that an admin may take for rules, and that are not read: `*.yml`.
  package let unread: [String]

  /// Sorts the files; of two under one path the first serves.
  package init(name: String, files: [File], unread: [String] = []) {
    self.name = name
    self.unread = unread
    var seen: Set<String> = []
    self.files = files.filter { seen.insert($0.path).inserted }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The file under a path.
  package func file(at path: String) -> File? {
    files.first { $0.path == path }
  }

  /// `sha256:` and the hash of all files, each with its path and length before it.
  package var digest: String {
    var hash = SHA256()
    for file in files {
      hash.update(Array("\(file.path)\u{0}\(file.bytes.count)\u{0}".utf8))
      hash.update(file.bytes)
    }
    return "sha256:" + SHA256.hexadecimal(hash.digest())
  }
}
