package import RuleCompiler

/// A rules folder packed into one piece of bytes, as the ledger keeps the last good set.
///
/// A first line that names the format, then the folder's name, then for each file its path and its
/// bytes; every piece behind a line with its length.
package enum StoredRules {
  private static let firstLine = "triaged-rules 1\n"

  /// Packs a folder.
  package static func pack(_ folder: RulesFolder) -> [UInt8] {
    var packed = Array(firstLine.utf8)
    append(Array(folder.name.utf8), to: &packed)
    for file in folder.files {
      append(Array(file.path.utf8), to: &packed)
      append(file.bytes, to: &packed)
    }
    return packed
  }

  /// Unpacks a folder; `nil` for anything that ``pack(_:)`` did not write.
  package static func unpack(_ packed: [UInt8]) -> RulesFolder? {
    var rest = packed[...]
    guard rest.starts(with: firstLine.utf8) else { return nil }
    rest.removeFirst(firstLine.utf8.count)
    guard let name = next(&rest) else { return nil }
    var files: [RulesFolder.File] = []
    while !rest.isEmpty {
      guard let path = next(&rest), let bytes = next(&rest) else { return nil }
      files.append(.init(path: String(decoding: path, as: UTF8.self), bytes: Array(bytes)))
    }
    return RulesFolder(name: String(decoding: name, as: UTF8.self), files: files)
  }

  private static func append(_ piece: [UInt8], to packed: inout [UInt8]) {
    packed += Array("\(piece.count)\n".utf8)
    packed += piece
  }

  private static func next(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let end = rest.prefix(20).firstIndex(of: UInt8(ascii: "\n")),
      let count = Int(String(decoding: rest[..<end], as: UTF8.self)), count >= 0,
      rest.distance(from: end, to: rest.endIndex) > count
    else { return nil }
    let start = end + 1
    defer { rest = rest[(start + count)...] }
    return rest[start..<(start + count)]
  }
}
