import Glibc

/// The data folder beside the repository, where there is one.
enum SharedFiles {
  /// `shared/data` beside the checkout, found from this file.
  static let root =
    #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/shared/data/"

  /// Whether tests that read it can run.
  static let exist = access(root + "unicode/README.md", R_OK) == 0

  /// The whole of a file.
  static func text(_ path: String) throws -> String {
    guard let file = fopen(root + path, "r") else { throw Missing(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes.append(contentsOf: chunk[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Its lines, without their ends.
  static func lines(_ path: String) throws -> [Substring] {
    try text(path).split(separator: "\n")
  }

  private struct Missing: Error { let path: String }
}
