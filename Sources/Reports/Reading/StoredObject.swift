/// A JSON object as the ledger keeps it, cut into its members without reading their values.
///
/// Documents are several kilobytes long, and mostly two members of one are wanted: finding where
/// these begin and end costs a fraction of a tree of the whole.
struct StoredObject {
  /// The bytes of the whole text.
  let bytes: [UInt8]
  private var members: [(name: Range<Int>, value: Range<Int>)] = []

  /// Takes an object as the program writes it; anything else has no members.
  init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    members = bytes.withUnsafeBufferPointer { MemberScan(bytes: $0).members() }
  }

  /// The bytes of a member's value.
  subscript(name: String) -> ArraySlice<UInt8>? {
    members.first { bytes[$0.name].elementsEqual(name.utf8) }.map { bytes[$0.value] }
  }
}

/// Walks over the outermost members of an object.
private struct MemberScan {
  let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  consuming func members() -> [(name: Range<Int>, value: Range<Int>)] {
    var found: [(name: Range<Int>, value: Range<Int>)] = []
    guard step(over: UInt8(ascii: "{")) else { return [] }
    while index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      let name = index + 1
      passText()
      let end = index - 1
      guard end >= name, step(over: UInt8(ascii: ":")) else { return found }
      let value = index
      passValue()
      found.append((name..<end, value..<index))
      guard step(over: UInt8(ascii: ",")) else { return found }
    }
    return found
  }

  private mutating func step(over byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Stands behind the closing quote afterwards.
  private mutating func passText() {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""):
        index += 1
        return
      default: index += 1
      }
    }
    index = min(index, bytes.count)
  }

  private mutating func passValue() {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        passText()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ","):
        if depth == 0 { return }
      default: break
      }
      index += 1
    }
  }
}
