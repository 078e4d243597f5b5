import Daemon
import Diagnostics
import Glibc
import RuleCompiler

/// The obvious repairs of a folder's findings, gathered by file.
struct Repairs {
  /// How often a folder is repaired and checked again: one repair may uncover another.
  static let mostRounds = 10

  private let folderName: String
  private var originals: [String: [UInt8]] = [:]
  private var byFile: [String: [Replacement]] = [:]
  private var titles: [String] = []

  /// Takes the first repair of each finding, as far as they do not touch each other.
  init(of findings: Findings, in folder: RulesFolder) {
    folderName = folder.name
    for file in folder.files where file.isYAML {
      originals[folderName + "/" + file.path] = file.bytes
    }
    for finding in findings.sorted {
      guard let fixIt = finding.fixIts.first, fixIt.replacements.allSatisfy(isFree) else {
        continue
      }
      for replacement in fixIt.replacements {
        byFile[replacement.place.path, default: []].append(replacement)
      }
      titles.append("\(finding.place): \(fixIt.title)")
    }
  }

  /// Whether there is nothing to repair.
  var isEmpty: Bool { titles.isEmpty }

  /// Writes the repaired files; says what was done.
  func apply(below path: String) throws -> [String] {
    for (name, replacements) in byFile {
      guard let original = originals[name] else { continue }
      let relative = String(name.dropFirst(folderName.utf8.count + 1))
      let file = path.hasSuffix(".yaml") ? path : path + "/" + relative
      try write(Self.replaced(original, replacements), over: original, at: file)
    }
    return titles
  }

  private func isFree(_ replacement: Replacement) -> Bool {
    guard let extent = replacement.place.extent, originals[replacement.place.path] != nil else {
      return false
    }
    let others = byFile[replacement.place.path, default: []].compactMap(\.place.extent)
    return others.allSatisfy { other in
      extent.end.offset < other.start.offset || other.end.offset < extent.start.offset
    }
  }

  private static func replaced(_ bytes: [UInt8], _ replacements: [Replacement]) -> [UInt8] {
    var bytes = bytes
    let fromTheEnd = replacements.compactMap { replacement in
      replacement.place.extent.map { (range: $0.start.offset..<$0.end.offset, replacement.text) }
    }.sorted { $0.range.lowerBound > $1.range.lowerBound }
    for (range, text) in fromTheEnd { bytes.replaceSubrange(range, with: text.utf8) }
    return bytes
  }

  /// By a file beside it and a rename, so that nobody sees half of it; a file that somebody has
  /// changed since it was checked stays as it is.
  private func write(_ bytes: [UInt8], over original: [UInt8], at path: String) throws {
    guard readWholeFile(path) == original else {
      throw CommandFailure(.inputOutput, "'\(path)' was changed meanwhile; check again")
    }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let draft = (folder + [".\(getpid()).triaged-fix.tmp"]).joined(separator: "/")
    var status = stat()
    stat(path, &status)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
    guard descriptor >= 0 else { throw Self.failure(path) }
    let isWritten =
      bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
      && fchmod(descriptor, status.st_mode & 0o7777) == 0 && fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    guard isWritten, rename(draft, path) == 0 else {
      if !isWritten { errno = code }
      let failure = Self.failure(path)
      unlink(draft)
      throw failure
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(.inputOutput, "cannot write '\(path)': \(String(cString: strerror(errno)))")
  }
}
