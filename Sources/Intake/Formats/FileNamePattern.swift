internal import Glibc
package import Triage

/// A shell pattern over file names, as a source's `files` holds one: `*`, `?` and `[…]`, compared
/// without case because extensions are.
struct FileNamePattern {
  private let pattern: String

  /// Takes the pattern as the admin wrote it.
  init(_ pattern: String) { self.pattern = pattern }

  /// Whether the whole name fits. A name with a NUL, which no file has, never does.
  func matches(_ name: [UInt8]) -> Bool {
    guard !name.contains(0) else { return false }
    return (name + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { fnmatch(pattern, $0.baseAddress!, caseless) == 0 }
    }
  }

  /// `FNM_CASEFOLD`, which the headers hide behind `_GNU_SOURCE`.
  private var caseless: CInt { 1 << 4 }
}

extension SourceMapping {
  /// Whether `files` names this file; false where nothing is said of names.
  package func takes(_ fileName: [UInt8]) -> Bool {
    files.map { FileNamePattern($0).matches(fileName) } ?? false
  }
}
