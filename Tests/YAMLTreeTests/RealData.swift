import Foundation
import Testing

@testable import YAMLTree

/// Collections of real and independently made texts, which lie beside a developer's checkout and
/// not in it; tests that need them are skipped where they are absent.
enum RealData {
  /// The folder that the collections lie in.
  static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/data")

  /// Whether the collections are there.
  static let isPresent = FileManager.default.fileExists(
    atPath: folder.appending(path: "yaml").path)

  /// The bytes of one file.
  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// The lines of a file of one JSON value a line, read by the reader under test.
  static func lines(_ path: String) throws -> [Node] {
    try bytes(path).split(separator: 0x0A).map {
      try JSONReader.read(Array($0), limits: .rules).get()
    }
  }

  /// The names of the files in a folder, in order.
  static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
  }
}
