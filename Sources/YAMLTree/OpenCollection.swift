internal import Diagnostics

/// A list or mapping whose end has not come yet.
struct OpenCollection {
  /// Which of the two it is.
  enum Kind {
    case sequence
    case mapping
  }

  let kind: Kind
  /// Of what opened it.
  let span: SourceSpan
  let anchor: String?
  /// How many nodes the text had before this one.
  let countBefore: Int
  /// Of a list.
  private(set) var elements: [Node] = []
  /// Of a mapping.
  private(set) var entries: [Entry] = []
  /// A key that waits for its value.
  private(set) var key: Node?
  /// How deep the deepest of the elements is.
  private(set) var innerDepth = 0
  /// Where the last thing in it ends.
  private(set) var lastEnd: Int32 = 0

  init(kind: Kind, span: SourceSpan, anchor: String?, countBefore: Int) {
    self.kind = kind
    self.span = span
    self.anchor = anchor
    self.countBefore = countBefore
  }

  /// Takes the next element, key or value.
  mutating func take(_ node: Node, depth: Int) {
    innerDepth = max(innerDepth, depth)
    lastEnd = node.span.end
    guard kind == .mapping else {
      elements.append(node)
      return
    }
    if let key {
      entries.append(Entry(key: key, value: node))
      self.key = nil
    } else {
      key = node
    }
  }
}
