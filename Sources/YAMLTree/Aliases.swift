internal import Diagnostics

/// What the anchors of one document stand for so far.
struct Anchors {
  /// By name; a name given anew stands for the new node from then on.
  var named: [String: Anchored] = [:]
  /// How many aliases the document had.
  var aliasCount = 0
}

/// What an anchor stands for, and what each use of it adds.
struct Anchored {
  let node: Node
  /// Nodes in it, itself included.
  let count: Int
  /// Collections inside each other in it, itself included.
  let depth: Int
}

extension TreeBuilder {
  /// Puts what an alias stands for in its place; false where that would be too much.
  mutating func takeAlias(_ name: String, _ event: YAMLEvent) -> Bool {
    anchors.aliasCount += 1
    guard anchors.aliasCount <= limits.aliases else {
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
    guard let anchored = anchors.named[name] else {
      let near = nearest(to: name, in: anchors.named.keys.sorted())
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
