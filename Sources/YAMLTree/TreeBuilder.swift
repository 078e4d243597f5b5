internal import Diagnostics

/// Builds documents from events, and stops at what would be too much.
struct TreeBuilder {
  /// The documents that are complete.
  private(set) var documents: [Node] = []
  /// What was wrong so far.
  var findings: Findings

  private let source: SourceText
  private let limits: Limits
  private var stack: [OpenCollection] = []
  private var anchors: [String: Anchored] = [:]
  private var nodeCount = 0
  private var aliasCount = 0

  /// Starts with what is known to be wrong already.
  init(source: SourceText, limits: Limits, findings: Findings) {
    self.source = source
    self.limits = limits
    self.findings = findings
  }

  /// False where nothing behind this event should be looked at.
  mutating func take(_ event: YAMLEvent) -> Bool {
    switch event.kind {
    case .documentStart:
      anchors = [:]
      aliasCount = 0
      return true
    case .documentEnd: return true
    case .alias(let name): return takeAlias(name, event)
    case .scalar(let text, let style): return takeScalar(text, style, event)
    case .sequenceStart: return open(.sequence, event)
    case .mappingStart: return open(.mapping, event)
    case .sequenceEnd, .mappingEnd: return close(event)
    }
  }

  /// Notes something wrong at a span of the text.
  mutating func report(
    _ problem: YAMLProblem, _ message: String, at span: SourceSpan, help: String? = nil
  ) {
    findings.add(Finding(problem.code, message, at: source.place(of: span)).helping(help))
  }
}

extension TreeBuilder {
  /// Notes what is laxer than YAML 1.2.
  mutating func report(_ fault: Strictness.Fault) {
    var finding = Finding(YAMLProblem.syntax.code, fault.message, at: source.place(of: fault.span))
    if let opening = fault.opening {
      let place = source.place(of: SourceSpan(start: opening, end: opening + 1))
      finding = finding.labelling(place, "what began here goes on to this line")
    }
    findings.add(finding.helping(fault.help))
  }

  /// Notes where libyaml gave up, unless what is laxer than YAML 1.2 has led it there: then that
  /// is the mistake. What lies inside an unclosed bracket is the bracket's.
  mutating func report(_ failure: ParserFailure, after faults: inout [Strictness.Fault]) {
    if failure.context?.contains("flow") ?? false {
      let opening = failure.contextOffset ?? 0
      faults.removeAll { $0.span.start > opening }
    }
    guard faults.isEmpty else { return }
    findings.add(SyntaxExplanation.finding(for: failure, in: source))
  }
}

// MARK: Scalars and collections

extension TreeBuilder {
  private mutating func takeScalar(
    _ text: String, _ style: Scalar.Style, _ event: YAMLEvent
  ) -> Bool {
    let span = valueSpan(of: event, style)
    guard text.utf8.count <= limits.scalarBytes else {
      report(
        .tooLarge, "a text of more than \(limits.scalarBytes) bytes",
        at: SourceSpan(at: Int(span.start)))
      return false
    }
    guard countNode(at: span) else { return false }
    let tag = scalarTag(event, text: text)
    let node = Node(.scalar(Scalar(text, style: style, tag: tag)), at: span)
    if let anchor = event.anchor {
      anchors[anchor] = Anchored(node: node, count: 1, depth: 0)
    }
    place(node, depth: 0)
    return true
  }

  private mutating func open(_ kind: OpenCollection.Kind, _ event: YAMLEvent) -> Bool {
    guard stack.count < limits.depth else {
      report(
        .tooDeep, "more than \(limits.depth) lists and mappings inside each other",
        at: SourceSpan(at: Int(event.span.start)))
      return false
    }
    guard countNode(at: event.span) else { return false }
    checkCollectionTag(kind, event)
    stack.append(
      OpenCollection(
        kind: kind, span: event.span, anchor: event.anchor, countBefore: nodeCount - 1))
    return true
  }

  private mutating func close(_ event: YAMLEvent) -> Bool {
    guard let open = stack.popLast() else { return false }
    var end = event.span.end
    if event.span.start == event.span.end { end = max(open.lastEnd, open.span.end) }
    let span = SourceSpan(start: Int(open.span.start), end: Int(end))
    let node: Node
    switch open.kind {
    case .sequence: node = Node(.sequence(open.elements), at: span)
    case .mapping:
      reportDuplicates(among: open.entries)
      node = Node(.mapping(open.entries), at: span)
    }
    if let anchor = open.anchor {
      anchors[anchor] = Anchored(
        node: node, count: nodeCount - open.countBefore, depth: open.innerDepth + 1)
    }
    place(node, depth: open.innerDepth + 1)
    return true
  }

  /// Puts a finished node where it belongs: into the innermost open collection.
  private mutating func place(_ node: Node, depth: Int) {
    guard let last = stack.indices.last else {
      documents.append(node)
      return
    }
    if stack[last].kind == .mapping, stack[last].key == nil { checkKey(node) }
    stack[last].take(node, depth: depth)
  }

  private mutating func countNode(_ count: Int = 1, at span: SourceSpan) -> Bool {
    nodeCount += count
    guard nodeCount > limits.nodes else { return true }
    report(
      .tooLarge, "more than \(limits.nodes) values in one text", at: SourceSpan(at: Int(span.start))
    )
    return false
  }

  /// Without the anchor and tag before the value, and without the white space that libyaml counts
  /// to a block scalar.
  private func valueSpan(of event: YAMLEvent, _ style: Scalar.Style) -> SourceSpan {
    guard event.anchor != nil || event.tag != nil || style == .literal || style == .folded else {
      return event.span
    }
    var end = Int(event.span.end)
    let start = NodeProperties.end(in: source.bytes, span: event.span)
    while end > start, source.bytes[end - 1] <= 0x20 { end -= 1 }
    return SourceSpan(start: start, end: end)
  }
}

// MARK: Keys

extension TreeBuilder {
  private mutating func checkKey(_ key: Node) {
    guard let scalar = key.scalar else {
      report(
        .keyNotScalar, "a key must be a text, and this is \(key.kind)", at: key.span,
        help: "write a text in front of the ':', in quotes if it holds '[', '{' or ','")
      return
    }
    if scalar.text == "<<", scalar.style == .plain {
      report(
        .mergeKey, "'<<' does not take over entries; YAML 1.2 has no merge keys", at: key.span,
        help: "write the entries out, or write the key as \"<<\" if it is meant as a name")
    }
  }

  private mutating func reportDuplicates(among entries: [Entry]) {
    for (first, second) in DuplicateKeys.find(in: entries) {
      findings.add(
        Finding(
          YAMLProblem.duplicateKey.code, "the key '\(entries[second].name)' stands here twice",
          at: source.place(of: entries[second].key.span)
        )
        .labelling(source.place(of: entries[first].key.span), "first here")
        .helping("keep one of them"))
    }
  }
}

// MARK: Anchors and aliases

/// What an anchor stands for, and what each use of it adds.
private struct Anchored {
  let node: Node
  let count: Int
  let depth: Int
}

extension TreeBuilder {
  private mutating func takeAlias(_ name: String, _ event: YAMLEvent) -> Bool {
    aliasCount += 1
    guard aliasCount <= limits.aliases else {
      report(.alias, "more than \(limits.aliases) aliases in one document", at: event.span)
      return false
    }
    if let open = stack.first(where: { $0.anchor == name }) {
      findings.add(
        Finding(
          YAMLProblem.alias.code, "'*\(name)' stands inside what it stands for",
          at: source.place(of: event.span)
        )
        .labelling(source.place(of: SourceSpan(at: Int(open.span.start))), "'&\(name)' begins here")
      )
      return false
    }
    guard let anchored = anchors[name] else {
      let near = nearest(to: name, in: anchors.keys.sorted())
      report(
        .alias, "'*\(name)' has no '&\(name)' before it", at: event.span,
        help: near.map { "did you mean '*\($0)'?" }
          ?? "a text that begins with '*' must stand in quotes")
      return false
    }
    return expand(anchored, event)
  }

  private mutating func expand(_ anchored: Anchored, _ event: YAMLEvent) -> Bool {
    nodeCount += anchored.count
    guard nodeCount <= limits.nodes else {
      report(.alias, "aliases multiply to more than \(limits.nodes) values", at: event.span)
      return false
    }
    guard stack.count + anchored.depth <= limits.depth else {
      report(
        .tooDeep,
        "more than \(limits.depth) lists and mappings inside each other, through an alias",
        at: event.span)
      return false
    }
    place(Node(anchored.node.content, at: event.span), depth: anchored.depth)
    return true
  }
}

// MARK: Tags

extension TreeBuilder {
  private static let prefix = "tag:yaml.org,2002:"

  private mutating func scalarTag(_ event: YAMLEvent, text: String) -> Scalar.Tag? {
    guard let written = event.tag else { return nil }
    let plain = Scalar(text, style: .plain).resolved
    switch (written, plain) {
    case ("!", _), (Self.prefix + "str", _): return .string
    case (Self.prefix + "null", .null): return .null
    case (Self.prefix + "bool", .bool): return .bool
    case (Self.prefix + "int", .int): return .int
    case (Self.prefix + "float", .float), (Self.prefix + "float", .int): return .float
    case (Self.prefix + "null", _), (Self.prefix + "bool", _), (Self.prefix + "int", _),
      (Self.prefix + "float", _):
      let name = written.dropFirst(Self.prefix.count)
      report(.tag, "'\(text)' is not what the tag '!!\(name)' says", at: event.span)
    default:
      reportUnknownTag(written, at: event.span)
    }
    return nil
  }

  private mutating func checkCollectionTag(_ kind: OpenCollection.Kind, _ event: YAMLEvent) {
    guard let written = event.tag, written != "!" else { return }
    switch kind {
    case .sequence where written == Self.prefix + "seq": return
    case .mapping where written == Self.prefix + "map": return
    case .sequence, .mapping: reportUnknownTag(written, at: SourceSpan(at: Int(event.span.start)))
    }
  }

  private mutating func reportUnknownTag(_ written: String, at span: SourceSpan) {
    let shown =
      written.hasPrefix(Self.prefix) ? "!!" + written.dropFirst(Self.prefix.count) : written
    report(
      .tag, "the tag '\(shown)' means nothing here", at: span,
      help: "remove it; a text that begins with '!' must stand in quotes")
  }
}
