package import SystemPackage

/// The daily files of decisions, one event a line: `decisions-20261123.jsonl`.
///
/// Every append opens the day's file anew, so that an operator may move or compress old files at
/// any time. What a stop tears, the next append cuts off; the ledger knows what is missing.
package struct DecisionLog: Sendable {
  private let folder: OpenFolder

  /// A longer line is none of ours.
  private static let longestLine = 16 << 20
  private static let prefix = "decisions-"
  private static let suffix = ".jsonl"

  /// Makes the folder where it is missing; it may lie outside the spool.
  package static func open(
    at path: FilePath, calls: any FileSystemCalls = LinuxCalls()
  ) throws(SpoolError) -> DecisionLog {
    DecisionLog(folder: try OpenFolder.make(at: path, mode: Modes.folder, calls: calls))
  }

  /// Appends whole lines, each with its line break, by one write. When it throws, none of them
  /// stands there, as far as the disk still lets itself be written.
  package func append(_ lines: [UInt8], on day: SpoolDay) throws(SpoolError) {
    guard !lines.isEmpty else { return }
    let file = try file(of: day)
    let end = try endOfLastLine(of: file, cutting: true)
    do throws(SpoolError) {
      try file.write(lines)
    } catch {
      try? file.truncate(to: end)
      throw error
    }
  }

  /// The newest whole line, without its line break; nil where there is none at all.
  package func lastLine() throws(SpoolError) -> [UInt8]? {
    for day in try days().sorted(by: >) {
      let file = try file(of: day)
      let end = try endOfLastLine(of: file, cutting: false)
      guard end > 0 else { continue }
      let start = try lineBreak(before: end - 1, in: file).map { $0 + 1 } ?? 0
      return try bytes(from: start, to: end - 1, of: file)
    }
    return nil
  }

  /// Returns when the day's lines are on disk.
  package func flush(_ day: SpoolDay) throws(SpoolError) {
    try file(of: day).flush()
  }

  /// Removes the files of all days before.
  package func remove(before day: SpoolDay) throws(SpoolError) {
    for old in try days() where old < day { try folder.remove(Self.name(of: old)) }
  }

  /// The days that have a file.
  package func days() throws(SpoolError) -> [SpoolDay] {
    var days: [SpoolDay] = []
    try folder.list { name, _ in
      let text = name.printable
      if text.hasPrefix(Self.prefix), text.hasSuffix(Self.suffix),
        let day = SpoolDay(
          compact: text.dropFirst(Self.prefix.count).dropLast(Self.suffix.count))
      {
        days.append(day)
      }
      return true
    }
    return days
  }

  private static func name(of day: SpoolDay) -> FileName {
    FileName(prefix + day.compact + suffix)!
  }
}

extension DecisionLog {
  private func file(of day: SpoolDay) throws(SpoolError) -> OpenFile {
    let name = Self.name(of: day)
    do {
      let opened = try folder.calls.openLog(name, in: folder.descriptor, mode: Modes.file)
      return OpenFile(descriptor: opened, name: name, in: folder)
    } catch {
      throw SpoolError("open", folder.display(name), .system(error))
    }
  }

  /// Behind the last line break; what follows it was torn by a stop.
  private func endOfLastLine(
    of file: borrowing OpenFile, cutting: Bool
  ) throws(SpoolError) -> Int {
    let size = try file.status().size
    let end = try lineBreak(before: size, in: file).map { $0 + 1 } ?? 0
    if cutting, end < size { try file.truncate(to: end) }
    return end
  }

  /// Where the last one before `end` stands, looking back no further than a line is long.
  private func lineBreak(
    before end: Int, in file: borrowing OpenFile
  ) throws(SpoolError) -> Int? {
    var end = end
    let limit = max(0, end - Self.longestLine)
    var step = 1
    while end > limit {
      let start = max(limit, end - step)
      let piece = try bytes(from: start, to: end, of: file)
      if let found = piece.lastIndex(of: UInt8(ascii: "\n")) { return start + found }
      end = start
      step = 64 << 10
    }
    return nil
  }

  private func bytes(
    from start: Int, to end: Int, of file: borrowing OpenFile
  ) throws(SpoolError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: end - start)
    var read = 0
    do throws(Errno) {
      while read < bytes.count {
        let more = try bytes.withUnsafeMutableBufferPointer { (all) throws(Errno) in
          let room = UnsafeMutableBufferPointer(rebasing: all[read...])
          return try file.calls.read(
            file.descriptor, at: start + read, into: UnsafeMutableRawBufferPointer(room))
        }
        guard more > 0 else { break }
        read += more
      }
    } catch {
      throw SpoolError("read", file.path, .system(error))
    }
    bytes.removeLast(bytes.count - read)
    return bytes
  }
}
