/// A claimed file while it is read.
package struct ClaimReader: ~Copyable {
  private let file: OpenFile
  private let status: FileStatus
  /// Whether anybody has it open for writing. As long as this value lives, `.complete` stays
  /// true: the kernel makes a new writer wait (for 45 s, as it comes).
  package let completeness: Completeness

  init(_ file: consuming OpenFile, status: FileStatus, completeness: Completeness) {
    self.file = file
    self.status = status
    self.completeness = completeness
  }

  /// In bytes, when it was opened.
  package var size: Int { status.size }

  /// When it was last written, in nanoseconds since 1970.
  package var modified: Int64 { status.modified }

  /// The whole file, or nil when it holds more than `limit` bytes; never holds more itself.
  package func readAll(limit: Int) throws(SpoolError) -> [UInt8]? {
    guard size <= limit else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    var wanted = min(size, limit) + 1
    while try file.read(wanted, into: &bytes) == wanted {
      guard bytes.count <= limit else { return nil }
      wanted = min(bytes.count, limit - bytes.count) + 1
    }
    return bytes
  }

  /// Appends up to `count` bytes that follow; says how many, fewer only at the end.
  package func readMore(_ count: Int, into bytes: inout [UInt8]) throws(SpoolError) -> Int {
    try file.read(count, into: &bytes)
  }
}
