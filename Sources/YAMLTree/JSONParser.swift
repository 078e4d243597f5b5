internal import Diagnostics

/// Recursive descent over the bytes of a JSON text, as deep as the limit allows.
struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  private var index: Int
  private var depth = 0
  private var nodeCount = 0
  /// Where in the tree the parser is; names and indexes are put in only on the way out of a fault.
  private var path: [String] = []

  /// Starts behind a byte order mark.
  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    self.index = hasMark ? 3 : 0
  }

  /// JSON Pointer of the value in which a fault was found.
  var pointer: String {
    path.reversed().map { name in
      var escaped = "/"
      for character in name.unicodeScalars {
        switch character {
        case "~": escaped += "~0"
        case "/": escaped += "~1"
        default: escaped.unicodeScalars.append(character)
        }
      }
      return escaped
    }.joined()
  }

  /// The one value of the text.
  mutating func parse() throws(JSONFault) -> Node {
    let node = try value()
    skipSpace()
    guard index == bytes.count else {
      throw unexpected().expecting("the end of the text")
    }
    return node
  }

  private mutating func value() throws(JSONFault) -> Node {
    skipSpace()
    guard index < bytes.count else { throw unexpected().expecting("a value") }
    nodeCount += 1
    guard nodeCount <= limits.nodes else {
      throw JSONFault(
        .tooLarge, "more than \(limits.nodes) values in one text", from: index, to: index)
    }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""):
      let start = index
      let text = try JSONString.read(bytes, &index, limit: limits.scalarBytes)
      return node(.init(text, style: .doubleQuoted), from: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let start = index
      return node(.init(try JSONNumber.read(bytes, &index), style: .plain), from: start)
    default: return try word()
    }
  }

  private func node(_ scalar: Scalar, from start: Int) -> Node {
    Node(.scalar(scalar), at: SourceSpan(start: start, end: index))
  }

  private mutating func word() throws(JSONFault) -> Node {
    for word in ["true", "false", "null"] as [StaticString]
    where index + word.utf8CodeUnitCount <= bytes.count {
      var same = true
      for offset in 0..<word.utf8CodeUnitCount
      where bytes[index + offset] != word.utf8Start[offset] {
        same = false
      }
      guard same else { continue }
      let start = index
      index += word.utf8CodeUnitCount
      return node(.init(word.description, style: .plain), from: start)
    }
    throw unexpected().expecting("a value")
  }
}

// MARK: Lists and objects

extension JSONParser {
  private mutating func array() throws(JSONFault) -> Node {
    let start = index
    try enter()
    var elements: [Node] = []
    if !takeEnd(UInt8(ascii: "]")) {
      repeat {
        do throws(JSONFault) {
          elements.append(try value())
        } catch {
          path.append(String(elements.count))
          throw error
        }
      } while try takeComma(orEnd: UInt8(ascii: "]"))
    }
    depth -= 1
    return Node(.sequence(elements), at: SourceSpan(start: start, end: index))
  }

  private mutating func object() throws(JSONFault) -> Node {
    let start = index
    try enter()
    var entries: [Entry] = []
    if !takeEnd(UInt8(ascii: "}")) {
      entries.reserveCapacity(8)
      repeat {
        let key = try name()
        do throws(JSONFault) {
          entries.append(Entry(key: key, value: try value()))
        } catch {
          path.append(key.text ?? "")
          throw error
        }
      } while try takeComma(orEnd: UInt8(ascii: "}"))
      try refuseDuplicates(in: entries)
    }
    depth -= 1
    return Node(.mapping(entries), at: SourceSpan(start: start, end: index))
  }

  private mutating func name() throws(JSONFault) -> Node {
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      throw unexpected().expecting("a name in double quotes")
    }
    let start = index
    let text = try JSONString.read(bytes, &index, limit: limits.scalarBytes)
    let key = node(.init(text, style: .doubleQuoted), from: start)
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
      throw unexpected().expecting("':' behind the name")
    }
    index += 1
    return key
  }

  private mutating func refuseDuplicates(in entries: [Entry]) throws(JSONFault) {
    guard let (first, second) = DuplicateKeys.find(in: entries).first else { return }
    let key = entries[second].key
    path.append(entries[second].name)
    let source = SourceText(path: "", bytes: Array(bytes))
    let line = source.position(at: Int(entries[first].key.span.start)).line
    throw JSONFault(
      .duplicateKey, "the name '\(entries[second].name)' stands here twice, first in line \(line)",
      from: Int(key.span.start), to: Int(key.span.end))
  }

  private mutating func enter() throws(JSONFault) {
    guard depth < limits.depth else {
      throw JSONFault(
        .tooDeep, "more than \(limits.depth) lists and objects inside each other", from: index,
        to: index + 1)
    }
    depth += 1
    index += 1
  }

  private mutating func takeEnd(_ end: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == end else { return false }
    index += 1
    return true
  }

  private mutating func takeComma(orEnd end: UInt8) throws(JSONFault) -> Bool {
    if takeEnd(end) { return false }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else {
      throw unexpected().expecting("',' or '\(Character(UnicodeScalar(end)))'")
    }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private func unexpected() -> JSONFault {
    guard index < bytes.count else {
      return JSONFault(.syntax, "the text ends too early", from: index, to: index)
    }
    guard let (scalar, length) = UTF8Scalar.decode(bytes, at: index) else {
      let byte = hexadecimal(UInt32(bytes[index]), digits: 2)
      return JSONFault(.encoding, "byte 0x\(byte) is not UTF-8", from: index, to: index + 1)
    }
    let shown: String
    if scalar > 0x20, scalar != 0x7F, let visible = UnicodeScalar(scalar) {
      shown = "'\(Character(visible))'"
    } else {
      shown = "character U+" + hexadecimal(scalar, digits: 4)
    }
    return JSONFault(.syntax, "\(shown) cannot stand here", from: index, to: index + length)
  }
}
