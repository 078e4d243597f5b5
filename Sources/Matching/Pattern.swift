private import CRE2

/// A regular expression in RE2's syntax: linear in the text, whatever it is.
package struct Pattern: Sendable {
  /// The longest source in bytes.
  package static let longestSource = 4096
  /// The memory in bytes that one expression's program and caches may take.
  package static let memoryLimit: Int64 = 4 << 20

  /// As written.
  package let source: String
  /// Whether letter case counts.
  package let exact: Bool
  /// Names of the named groups, in the order in which they open.
  package let groupNames: [String]
  private let expression: CompiledExpression

  /// Why a text is no expression.
  package struct Fault: Error, Hashable, Sendable {
    /// What is wrong, in RE2's words.
    package let message: String
    /// The offending part of the expression; empty where RE2 does not tell.
    package let part: String
  }

  /// Compiles an expression as written in a rule.
  package init(_ source: String, exact: Bool = false) throws(Fault) {
    guard source.utf8.count <= Self.longestSource else {
      throw Fault(message: "longer than \(Self.longestSource) bytes", part: "")
    }
    let expression = CompiledExpression(normalizedNFC(source), exact: exact)
    if let fault = expression.fault { throw fault }
    self.source = source
    self.exact = exact
    self.expression = expression
    groupNames = expression.groupNames.compactMap(\.self)
  }

  /// What must occur in the folded text, all of the first and one of the second, before it is
  /// worth while to look for a match.
  var requiredLiterals: (each: [Phrase], some: [Phrase]) { expression.requiredLiterals }

  /// Whether there is a match in a text in NFC.
  package func occurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    expression.occurs(in: text)
  }

  /// The first match, as byte positions in a text in NFC, and what the named groups caught.
  func firstMatch(in text: String) -> Match? { expression.firstMatch(in: text) }

  /// Where an expression matched.
  struct Match {
    /// The whole match.
    let place: Range<Int>
    /// The named groups that took part.
    let groups: [(name: String, place: Range<Int>)]
  }
}

extension Pattern: Hashable {
  /// Equal by source, scalar by scalar, and by what letter case counts for.
  package static func == (left: Pattern, right: Pattern) -> Bool {
    left.exact == right.exact && left.source.utf8.elementsEqual(right.source.utf8)
  }

  /// Hashes the source and what letter case counts for.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(exact)
    hasher.combine(source)
  }
}

/// Owner of RE2's object.
private final class CompiledExpression {
  private let handle: OpaquePointer

  init(_ source: String, exact: Bool) {
    var source = source
    handle = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cre2_compile($0.baseAddress, $0.count, exact ? 1 : 0, Pattern.memoryLimit)
      }
    }
  }

  deinit { cre2_release(handle) }

  var fault: Pattern.Fault? {
    let message = String(cre2_fault_message(handle))
    guard !message.isEmpty else { return nil }
    return Pattern.Fault(message: message, part: String(cre2_fault_part(handle)))
  }

  /// By number, from group 1.
  var groupNames: [String?] {
    (0..<cre2_group_count(handle)).map { group in
      let name = String(cre2_group_name(handle, group + 1))
      return name.isEmpty ? nil : name
    }
  }

  var requiredLiterals: (each: [Phrase], some: [Phrase]) {
    var each: [Phrase] = []
    var some: [Phrase] = []
    var areAllSafe = true
    for index in 0..<cre2_literal_count(handle) {
      guard let literal = Self.steady(String(cre2_literal(handle, index))) else {
        areAllSafe = false
        continue
      }
      let phrase = Phrase(openLiteral: literal)
      some.append(phrase)
      if cre2_literal_is_mandatory(handle, index) != 0 { each.append(phrase) }
    }
    return each.isEmpty ? ([], areAllSafe ? some : []) : (each, [])
  }

  /// What occurs in the folded text wherever the literal occurs in the text: nothing for scalars
  /// that fold with their neighbours, and not a last letter that may do so with a mark after it
  /// although NFC does not join the two (ẖ, ǰ, ſ and an accent, …).
  private static func steady(_ literal: String) -> String? {
    var scalars = literal.unicodeScalars
    guard scalars.allSatisfy({ $0.isASCII || (0x4E00..<0xA000).contains($0.value) }) else {
      return nil
    }
    while let last = scalars.last, "hjstwy".unicodeScalars.contains(last) { scalars.removeLast() }
    return scalars.count > 1 || scalars.first?.isASCII == false ? String(scalars) : nil
  }

  func occurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.withMemoryRebound(to: CChar.self) {
      cre2_find(handle, $0.baseAddress, $0.count, nil, 0) != 0
    }
  }

  func firstMatch(in text: String) -> Pattern.Match? {
    let names = groupNames
    var spans = [Int](repeating: -1, count: 2 * (names.count + 1))
    var text = text
    let found = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cre2_find(handle, $0.baseAddress, $0.count, &spans, Int32(names.count + 1))
      }
    }
    guard found != 0 else { return nil }
    let groups = names.enumerated().compactMap { index, name -> (String, Range<Int>)? in
      guard let name, spans[2 * index + 2] >= 0 else { return nil }
      return (name, spans[2 * index + 2]..<spans[2 * index + 3])
    }
    return Pattern.Match(place: spans[0]..<spans[1], groups: groups)
  }
}

// RE2 documents its compiled expressions as safe for use from several threads, and the handle is
// written once and released when nobody holds it.
extension CompiledExpression: @unchecked Sendable {}

extension String {
  fileprivate init(_ text: CRE2Text) {
    let bytes = UnsafeRawBufferPointer(start: text.start, count: text.count)
    self = String(decoding: bytes, as: UTF8.self)
  }
}
