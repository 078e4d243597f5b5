/// One component of a path, as the bytes the kernel has: no `/`, no NUL, not `.` or `..`.
///
/// Senders choose names, so they may be no UTF-8, hold line breaks or begin with a dash. A value
/// of this type can be joined to a folder and cannot leave it.
package struct FileName: Hashable, Sendable {
  /// The name with the NUL that the kernel wants behind it.
  private let terminated: [UInt8]

  /// The longest name that the file systems of Linux keep.
  package static let longest = 255

  /// Refuses bytes that are no name of one file in one folder.
  package init?(bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty, bytes.count <= Self.longest else { return nil }
    guard !bytes.contains(0), !bytes.contains(UInt8(ascii: "/")) else { return nil }
    guard bytes.contains(where: { $0 != UInt8(ascii: ".") }) || bytes.count > 2 else { return nil }
    var terminated = [UInt8]()
    terminated.reserveCapacity(bytes.count + 1)
    terminated.append(contentsOf: bytes)
    terminated.append(0)
    self.terminated = terminated
  }

  /// Refuses text that is no name of one file in one folder.
  package init?(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// As the sender gave them.
  package var bytes: ArraySlice<UInt8> { terminated.dropLast() }

  /// How many bytes the kernel stores for it.
  package var count: Int { terminated.count - 1 }

  /// Lends the name to a system call.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    terminated.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }
}

extension FileName: Comparable {
  /// Byte order, the same on every machine and in every locale.
  package static func < (left: FileName, right: FileName) -> Bool {
    left.terminated.lexicographicallyPrecedes(right.terminated)
  }
}
