internal import Diagnostics

/// Reads JSON (RFC 8259) strictly, into the same tree as YAML.
///
/// Texts become double quoted scalars, numbers, `true`, `false` and `null` plain ones that keep
/// their text, so that no number is ever rounded. What RFC 8259 leaves open is decided so:
///
/// - A name twice in one object refuses the text, also with equal values, and also where the two
///   differ only in how an accented letter is composed.
/// - Half a surrogate pair in a `\u` escape refuses the text, since it stands for no character.
/// - A number of any length is taken as written if a double can hold its magnitude; one that is
///   too small for a double is taken too.
/// - A byte order mark at the start is passed over.
///
/// Reads the bytes once, without recursion deeper than the limit.
package enum JSONReader {
  /// The value that a text holds, or why it is refused.
  package static func read(
    _ bytes: [UInt8], limits: Limits = .request
  ) -> Result<Node, JSONRefusal> {
    bytes.withUnsafeBufferPointer { read($0, limits: limits) }
  }

  /// The same for bytes that lie in somebody else's memory, such as a line of a larger text.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: Limits = .request
  ) -> Result<Node, JSONRefusal> {
    guard bytes.count <= limits.bytes else {
      let fault = JSONFault(
        .tooLarge, "the text is \(bytes.count) bytes long, more than the \(limits.bytes) allowed",
        from: 0, to: 0)
      return .failure(fault.refusal(in: bytes, pointer: ""))
    }
    var parser = JSONParser(bytes, limits: limits)
    do throws(JSONFault) {
      return .success(try parser.parse())
    } catch {
      return .failure(error.refusal(in: bytes, pointer: parser.pointer))
    }
  }
}

/// What went wrong inside the parser, before anybody has counted lines.
struct JSONFault: Error {
  let problem: JSONProblem
  let message: String
  let start: Int
  let end: Int
  var expected: String?

  init(
    _ problem: JSONProblem, _ message: String, from start: Int, to end: Int
  ) {
    self.problem = problem
    self.message = message
    self.start = start
    self.end = end
  }

  /// Adds what could have stood there.
  func expecting(_ expected: String) -> JSONFault {
    var copy = self
    copy.expected = expected
    return copy
  }

  /// Counts lines and columns, which happens only once a text.
  func refusal(in bytes: UnsafeBufferPointer<UInt8>, pointer: String) -> JSONRefusal {
    let source = SourceText(path: "", bytes: Array(bytes))
    return JSONRefusal(
      problem: problem, message: message, expected: expected,
      span: SourceSpan(start: start, end: end), position: source.position(at: start),
      pointer: pointer)
  }
}
