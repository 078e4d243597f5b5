extension Scalar {
  /// What the core schema of YAML 1.2 (section 10.3) reads a scalar as.
  ///
  /// Only for whoever needs the type: `text` is always as written, so that `no` is "no", and 0602
  /// keeps its zero.
  package enum Resolved: Hashable, Sendable {
    /// Empty, `~`, `null`, `Null`, `NULL`.
    case null
    /// `true`, `True`, `TRUE`, and the same for false.
    case bool(Bool)
    /// Digits with an optional sign, `0o` octal or `0x` hexadecimal; as written.
    case int(String)
    /// With a point or an exponent, or `.inf`, `.nan`; as written.
    case float(String)
    /// All else, and all that stands in quotes or in a block.
    case string
  }

  /// Read anew each time it is asked for; what looks like a word is told by its first byte.
  package var resolved: Resolved {
    switch tag {
    case .string: return .string
    case .null: return .null
    case .int: return .int(text)
    case .float: return .float(text)
    case .bool: return .bool(text.lowercased() == "true")
    case nil: return style == .plain ? Self.resolvePlain(text) : .string
    }
  }

  private static func resolvePlain(_ text: String) -> Resolved {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
      return ["~", "null", "Null", "NULL"].contains(text) ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return ["true", "True", "TRUE"].contains(text) ? .bool(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return ["false", "False", "FALSE"].contains(text) ? .bool(false) : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return resolveNumber(text)
    default:
      return .string
    }
  }

  private static func resolveNumber(_ text: String) -> Resolved {
    var rest = Substring(text).utf8
    if rest.starts(with: "0o".utf8) {
      let digits = rest.dropFirst(2)
      return !digits.isEmpty && digits.allSatisfy(isOctal) ? .int(text) : .string
    }
    if rest.starts(with: "0x".utf8) {
      let digits = rest.dropFirst(2)
      return !digits.isEmpty && digits.allSatisfy(isHexadecimal) ? .int(text) : .string
    }
    if [".nan", ".NaN", ".NAN"].contains(text) { return .float(text) }
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if [".inf", ".Inf", ".INF"].contains(Substring(rest)) { return .float(text) }
    return resolveDecimal(text, unsigned: rest)
  }

  private static func resolveDecimal(_ text: String, unsigned: Substring.UTF8View) -> Resolved {
    var rest = unsigned
    let whole = takeDigits(&rest)
    if rest.isEmpty { return whole > 0 ? .int(text) : .string }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(&rest)
    }
    guard whole + fraction > 0 else { return .string }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard takeDigits(&rest) > 0 else { return .string }
    }
    return rest.isEmpty ? .float(text) : .string
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View) -> Int {
    let count = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    rest.removeFirst(count)
    return count
  }

  private static func isOctal(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x37 }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
