internal import Diagnostics

/// Builds documents from events, and stops at what would be too much.
struct TreeBuilder {
  /// The documents that are complete.
  private(set) var documents: [Node] = []
  /// What was wrong so far.
  var findings: Findings

  let source: SourceText
  let limits: Limits
  /// From the outermost to the innermost.
  private(set) var stack: [OpenCollection] = []
  /// What the anchors of this document stand for.
  var anchors = Anchors()
  /// In the whole text, with what aliases stand for.
  var nodeCount = 0

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
      anchors = Anchors()
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
    findings.add(.error) {
      Finding(problem.code, message, at: source.place(of: span)).helping(help)
    }
  }
}

extension TreeBuilder {
  /// Notes what is laxer than YAML 1.2.
  mutating func report(_ fault: Strictness.Fault) {
    findings.add(.error) {
      let place = source.place(of: fault.span)
      let finding = Finding(YAMLProblem.syntax.code, fault.message, at: place).helping(fault.help)
      guard let opening = fault.opening else { return finding }
      let start = source.place(of: SourceSpan(start: opening, end: opening + 1))
      return finding.labelling(start, "what began here goes on to this line")
    }
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
    let tag = takeTag(of: event, text: text)
    let node = Node(.scalar(Scalar(text, style: style, tag: tag)), at: span)
    if let anchor = event.anchor {
      anchors.named[anchor] = Anchored(node: node, count: 1, depth: 0)
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
    checkTag(of: event, on: kind)
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
      anchors.named[anchor] = Anchored(
        node: node, count: nodeCount - open.countBefore, depth: open.innerDepth + 1)
    }
    place(node, depth: open.innerDepth + 1)
    return true
  }

  /// Puts a finished node where it belongs: into the innermost open collection.
  mutating func place(_ node: Node, depth: Int) {
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
      findings.add(.error) {
        Finding(
          YAMLProblem.duplicateKey.code, "the key '\(entries[second].name)' stands here twice",
          at: source.place(of: entries[second].key.span)
        )
        .labelling(source.place(of: entries[first].key.span), "first here")
        .helping("keep one of them")
      }
    }
  }
}
