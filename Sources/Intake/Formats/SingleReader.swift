internal import Diagnostics
internal import Triage
internal import YAMLTree

/// Reads a file that is one request: a JSON object or a YAML document.
enum SingleReader {
  /// The one message of a file, or why there is none.
  static func read(_ bytes: [UInt8], format: FileFormat, context: IntakeContext) -> IntakeResult {
    do throws(Refusal) {
      let text = try decoded(bytes, context)
      let node = try tree(text, format, context.limits)
      return .items([.accepted(try message(node, text: text, Normaliser(context), line: 1))])
    } catch {
      return .refused(error)
    }
  }

  /// The message of a tree whose text begins at a line of its file.
  static func message(
    _ node: Node, text: [UInt8], _ normaliser: Normaliser, line: Int
  ) throws(Refusal) -> AcceptedMessage {
    do throws(Fault) {
      guard let entries = node.entries else { throw notAnObject(node) }
      let record = Record(entries, mapping: normaliser.mapper)
      return try normaliser.message(record, line: line)
    } catch {
      throw error.refusal(in: text, firstLine: line)
    }
  }

  private static func notAnObject(_ node: Node) -> Fault {
    let advice =
      node.elements == nil
      ? "" : "; a file with many requests is NDJSON, an object a line, under the name *.ndjson"
    var fault = Fault(
      .type, "here stands \(node.kind), not one request" + advice,
      expected: "an object of names and values")
    fault.pointer = ""
    return fault.at(offset: Int(node.span.start))
  }

  private static func decoded(
    _ bytes: [UInt8], _ context: IntakeContext
  ) throws(Refusal) -> [UInt8] {
    guard bytes.count <= context.limits.bytes else {
      throw Refusal(
        .tooLarge, "the file is \(bytes.count) bytes long, more than one request may be",
        expected: "at most \(context.limits.bytes) bytes")
    }
    if let refusal = TextDecoder.undeclaredMark(bytes, context.encoding) { throw refusal }
    guard context.encoding != .utf8 else { return bytes }
    var decoder = try TextDecoder(context.encoding)
    let text = decoder.decode(bytes, isLast: true)
    guard let bad = text.firstIndex(of: TextDecoder.badByteMark) else { return text }
    throw Fault(
      .encoding, "bytes that are no \(context.encoding.rawValue)",
      expected: "the encoding that the source's mapping states"
    ).at(offset: bad).refusal(in: text)
  }

  private static func tree(
    _ text: [UInt8], _ format: FileFormat, _ limits: IntakeLimits
  ) throws(Refusal) -> Node {
    switch format {
    case .json, .ndjson, .csv:
      return try JSONReader.read(text, limits: limits.ofTree).get { Refusal($0, firstLine: 1) }
    case .yaml: return try yaml(text, limits)
    }
  }

  private static func yaml(_ text: [UInt8], _ limits: IntakeLimits) throws(Refusal) -> Node {
    let source = SourceText(path: "", bytes: text)
    let (document, findings) = YAMLReader.readOne(source, limits: limits.ofTree)
    if let finding = findings.all.first(where: { $0.severity == .error }) {
      throw Refusal(finding)
    }
    guard let document else { throw Refusal(.syntax, "there is nothing in the file") }
    return document
  }
}

extension Result where Success == Node, Failure == JSONRefusal {
  /// The value, or the failure as a refusal.
  func get(_ refusal: (JSONRefusal) -> Refusal) throws(Refusal) -> Node {
    switch self {
    case .success(let node): return node
    case .failure(let failure): throw refusal(failure)
    }
  }
}

extension Refusal {
  /// What the JSON reader says of a text that begins at a line of its file.
  init(_ failure: JSONRefusal, firstLine: Int) {
    let code = RefusalCode(rawValue: failure.problem.requestCode) ?? .syntax
    self.init(code, failure.message, expected: failure.expected)
    line = firstLine + failure.position.line - 1
    column = failure.position.column
    pointer = failure.pointer
  }

  /// What the YAML reader says.
  init(_ finding: Finding) {
    let word = YAMLProblem(finding.code)?.requestCode
    self.init(word.flatMap(RefusalCode.init(rawValue:)) ?? .syntax, finding.message)
    line = finding.place.extent?.start.line
    column = finding.place.extent?.start.column
    expected = finding.help ?? finding.note
  }
}

extension IntakeLimits {
  /// The limits of the readers of trees.
  var ofTree: Limits {
    Limits(
      bytes: .max, depth: depth, nodes: values, aliases: aliases, scalarBytes: .max)
  }
}
