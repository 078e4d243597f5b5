import Glibc

/// The whole lines of a file, one after another, with little of it in memory.
struct LineReader {
  private let path: String
  private let file: OpenedFile
  private var room: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// Whether something follows the last line break; known at the end.
  private(set) var isTorn = false

  private static let piece = 1 << 20

  /// A file that cannot be opened has no lines.
  init(_ path: String) {
    self.path = path
    file = OpenedFile(open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW))
  }

  /// The next line, without its line break; `nil` at the end.
  mutating func next() throws -> [UInt8]? {
    while true {
      if let end = room[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(room[start..<end])
      }
      guard !isAtEnd else {
        isTorn = start < room.count
        return nil
      }
      room.removeFirst(start)
      start = 0
      try readMore()
    }
  }

  private mutating func readMore() throws {
    var piece = [UInt8](repeating: 0, count: Self.piece)
    let count = read(file.descriptor, &piece, piece.count)
    if count < 0, errno == EINTR { return }
    guard count >= 0 || file.descriptor < 0 else { throw UnreadableFile(path: path, code: errno) }
    isAtEnd = count <= 0
    room += piece.prefix(max(0, count))
  }

  private final class OpenedFile {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { if descriptor >= 0 { close(descriptor) } }
  }
}

/// A file that cannot be read.
struct UnreadableFile: Error, CustomStringConvertible {
  let path: String
  let code: Int32

  var description: String { "cannot read '\(path)': \(String(cString: strerror(code)))" }
}
