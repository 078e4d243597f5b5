package import SystemPackage

/// Drops files into the inbox the way a good sender does: nobody sees half of one, and what was
/// delivered is on disk. Works beside a running daemon, and before there is one.
package struct HandOff: Sendable {
  private let folder: OpenFolder

  /// Makes the inbox and the source's folder in it where they are missing.
  package static func open(
    _ root: FilePath, source: String?, calls: any FileSystemCalls = LinuxCalls()
  ) throws(SpoolError) -> HandOff {
    let root = try OpenFolder.make(at: root, mode: Modes.folder, calls: calls)
    let inbox = try root.subfolder(Names.inbox, making: Modes.sharedFolder)
    guard let source else { return HandOff(folder: inbox) }
    guard isFolderID(source.utf8, longest: SpoolFolder.longestSource), let name = FileName(source)
    else { throw SpoolError("use source", source, .unfitName) }
    let folder = try inbox.subfolder(name, making: Modes.sharedFolder)
    try inbox.flush()
    return HandOff(folder: folder)
  }

  /// Whole and on disk when it returns; says under which name, which may have got a number.
  package func deliver(_ bytes: [UInt8], as name: FileName) throws(SpoolError) -> FileName {
    try deliver(as: name) { (file) throws(SpoolError) in try file.write(bytes) }
  }

  /// The same from an open descriptor, with no more than a piece in memory.
  package func deliver(from descriptor: Int32, as name: FileName) throws(SpoolError) -> FileName {
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    return try deliver(as: name) { (file) throws(SpoolError) in
      while true {
        let count = try read(descriptor, into: &piece)
        guard count > 0 else { return }
        try piece.withUnsafeBufferPointer { (all) throws(SpoolError) in
          try file.write(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[..<count])))
        }
      }
    }
  }

  private func deliver(
    as name: FileName, _ fill: (borrowing OpenFile) throws(SpoolError) -> Void
  ) throws(SpoolError) -> FileName {
    guard !name.isUnfinished else { throw SpoolError("deliver", name.printable, .unfitName) }
    let hidden = FileName(bytes: Array(".".utf8) + name.cut.bytes + Self.ending())!
    do throws(SpoolError) {
      try write(hidden, fill)
      return try publish(hidden, as: name)
    } catch {
      if error.cause != .system(.fileExists) { try? folder.remove(hidden) }
      throw error
    }
  }

  private func write(
    _ hidden: FileName, _ fill: (borrowing OpenFile) throws(SpoolError) -> Void
  ) throws(SpoolError) {
    guard let file = try folder.create(hidden, mode: Modes.file) else {
      throw SpoolError("create", folder.display(hidden), .system(.fileExists))
    }
    try fill(file)
    try file.flush()
  }

  private func publish(_ hidden: FileName, as name: FileName) throws(SpoolError) -> FileName {
    for number in 1...Self.mostNumbers {
      let numbered = name.numbered(number)
      switch try folder.move(hidden, to: folder, as: numbered) {
      case .moved:
        try folder.flush()
        return numbered
      case .nameTaken: continue
      case .nothingThere:
        throw SpoolError("deliver", folder.display(hidden), .system(.noSuchFileOrDirectory))
      }
    }
    throw SpoolError("deliver", folder.display(name), .system(.fileExists))
  }

  /// An inbox in which so many files of one name wait is not being read.
  private static let mostNumbers = 10_000

  private static func ending() -> [UInt8] {
    var unique = UniqueNames()
    let salt = hexadecimal(UInt64.random(in: 0...0xFFFF_FFFF), width: 8)
    return [UInt8(ascii: ".")] + unique.make() + salt + Array(".tmp".utf8)
  }

  private func read(_ descriptor: Int32, into piece: inout [UInt8]) throws(SpoolError) -> Int {
    do throws(Errno) {
      return try piece.withUnsafeMutableBufferPointer { (all) throws(Errno) in
        try folder.calls.read(descriptor, into: UnsafeMutableRawBufferPointer(all))
      }
    } catch {
      throw SpoolError("read", "descriptor \(descriptor)", .system(error))
    }
  }
}
