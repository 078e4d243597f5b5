internal import Diagnostics

/// What is looked at before a parser sees a text: its length and its characters.
///
/// libyaml would refuse most of this too, but says neither the line nor what to do.
struct TextScreening {
  /// Whether a character is a byte.
  let isASCII: Bool

  /// Nil, with a finding, if no parser should see the text.
  static func screen(
    _ source: SourceText, limits: Limits, findings: inout Findings
  ) -> TextScreening? {
    let bytes = source.bytes
    guard bytes.count <= limits.bytes else {
      findings.add(
        Finding(
          YAMLProblem.tooLarge.code,
          "the text is \(bytes.count) bytes long, more than the \(limits.bytes) allowed",
          at: Place(path: source.path)))
      return nil
    }
    if let finding = wideEncoding(source) {
      findings.add(finding)
      return nil
    }
    if let finding = tooManyDirectives(source) {
      findings.add(finding)
      return nil
    }
    var scan = CharacterScan(start: source.markLength)
    bytes.withUnsafeBufferPointer { scan.run($0) }
    guard let fault = scan.fault else { return TextScreening(isASCII: scan.isASCII) }
    findings.add(fault.finding(in: source))
    return nil
  }

  /// Counts all lines that begin with `%`, of which few can be anything but directives.
  private static func tooManyDirectives(_ source: SourceText) -> Finding? {
    var count = 0
    for start in source.lineStarts where start < source.bytes.count {
      guard source.bytes[Int(start)] == UInt8(ascii: "%") else { continue }
      count += 1
      guard count > Limits.directives else { continue }
      return Finding(
        YAMLProblem.tooLarge.code, "more than \(Limits.directives) lines that begin with '%'",
        at: source.place(of: SourceSpan(at: Int(start))))
    }
    return nil
  }

  private static func wideEncoding(_ source: SourceText) -> Finding? {
    let start = source.bytes.prefix(4)
    let isWide =
      start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
      || (start.count >= 4 && (start[0] == 0) != (start[1] == 0)
        && (start[2] == 0) != (start[3] == 0))
    guard isWide else { return nil }
    return Finding(
      YAMLProblem.encoding.code, "the text is UTF-16, not UTF-8",
      at: source.place(of: SourceSpan(at: 0))
    ).helping("save the file with the encoding UTF-8")
  }
}

/// Walks over a text until the first character that YAML does not allow.
private struct CharacterScan {
  var isASCII = true
  var fault: CharacterFault?
  private var index: Int

  init(start: Int) { index = start }

  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    while index < bytes.count, fault == nil {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F { index += 1; continue }
      if byte >= 0x80 {
        isASCII = false
        takeWide(bytes)
      } else if byte == 0x09 || byte == 0x0A || byte == 0x0D {
        index += 1
      } else {
        fault = CharacterFault(offset: index, length: 1, scalar: UInt32(byte))
      }
    }
  }

  private mutating func takeWide(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let (scalar, length) = UTF8Scalar.decode(bytes, at: index) else {
      fault = CharacterFault(offset: index, length: 1, scalar: nil)
      return
    }
    switch scalar {
    case 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: index += length
    default: fault = CharacterFault(offset: index, length: length, scalar: scalar)
    }
  }
}

/// The first character that cannot stand in a YAML text.
private struct CharacterFault {
  let offset: Int
  let length: Int
  /// Nil where the bytes are not UTF-8.
  let scalar: UInt32?

  func finding(in source: SourceText) -> Finding {
    let place = source.place(of: SourceSpan(start: offset, end: offset + length))
    let code = YAMLProblem.encoding.code
    guard let scalar else {
      let byte = hexadecimal(UInt32(source.bytes[offset]), digits: 2)
      return Finding(code, "byte 0x\(byte) is not UTF-8", at: place)
        .helping("save the file with the encoding UTF-8")
    }
    let name = "U+" + hexadecimal(scalar, digits: 4)
    switch scalar {
    case 0:
      return Finding(code, "a NUL character cannot stand in a text", at: place)
        .helping("the file is damaged, or not a text file")
    case 0xFEFF:
      return Finding(code, "a byte order mark can only stand at the start", at: place)
        .helping("remove the invisible character \(name); it comes from joining files")
    case 0x85, 0x2028, 0x2029:
      return Finding(code, "the line separator \(name) cannot be told from a line end", at: place)
        .helping("start a new line there, or write it as \(escape(scalar)) in double quotes")
    default:
      return Finding(code, "the control character \(name) cannot stand in a text", at: place)
        .helping("remove it, or write it as \(escape(scalar)) in double quotes")
    }
  }

  private func escape(_ scalar: UInt32) -> String {
    scalar < 0x100
      ? "\\x" + hexadecimal(scalar, digits: 2) : "\\u" + hexadecimal(scalar, digits: 4)
  }
}

/// Upper-case hexadecimal with leading zeros.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
