internal import Diagnostics

/// The tags of the core schema (YAML 1.2, section 10.3): on values that fit them they are taken,
/// all others are findings.
extension TreeBuilder {
  private static let prefix = "tag:yaml.org,2002:"

  /// The tag of a scalar, if it has one that fits its text.
  mutating func takeTag(of event: YAMLEvent, text: String) -> Scalar.Tag? {
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

  /// Refuses a list or mapping that says it is something else.
  mutating func checkTag(of event: YAMLEvent, on kind: OpenCollection.Kind) {
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
