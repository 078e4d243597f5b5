internal import CYAML
internal import Diagnostics

/// One step of libyaml through a text, with the fields that a tree needs.
struct YAMLEvent {
  /// What the step is.
  enum Kind {
    case documentStart(hasDirectives: Bool)
    case documentEnd(isMarked: Bool)
    case alias(name: String)
    case scalar(text: String, style: Scalar.Style)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  let kind: Kind
  /// Of the start of a list or mapping: whether it stands in brackets.
  var isFlow = false
  /// `&name`
  var anchor: String?
  /// Written out in full, or `!`.
  var tag: String?
  /// From the anchor or tag, if there is one, to the end of the token.
  let span: SourceSpan
  /// The column of the last character, counted from 0, which for a block collection is that of
  /// its first key or dash.
  let endColumn: Int
  /// Whether the token goes over more than one line.
  let isMultiline: Bool

  /// Lies where libyaml's event lies.
  init(
    _ kind: Kind, at span: SourceSpan, marks: (start: yaml_mark_t, end: yaml_mark_t)
  ) {
    self.kind = kind
    self.span = span
    self.endColumn = marks.end.column
    self.isMultiline = marks.start.line != marks.end.line
  }
}

/// What libyaml has to say where it cannot go on.
struct ParserFailure {
  /// Such as "did not find expected key".
  let problem: String
  /// Where the parser noticed.
  let problemOffset: Int
  /// Such as "while parsing a block mapping".
  let context: String?
  /// Where the construct began that it was in.
  let contextOffset: Int?
}

/// libyaml's event parser over bytes that outlive it.
struct EventStream: ~Copyable {
  /// What a step gives.
  enum Step {
    case event(YAMLEvent)
    case end
    case failure(ParserFailure)
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// The bytes must not be none, nor begin with a byte order mark, which libyaml would count, and
  /// must stay where they are for as long as the stream lives.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    // Fails only without memory, and then the first step fails too.
    _ = yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress!, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Steps on; stream marks are passed over.
  mutating func next(_ offsets: inout CharacterOffsets) -> Step {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { return .failure(failure(&offsets)) }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_NO_EVENT, YAML_STREAM_END_EVENT: return .end
      case YAML_STREAM_START_EVENT: continue
      default: return .event(Self.translate(event, &offsets))
      }
    }
  }

  private static func translate(
    _ event: yaml_event_t, _ offsets: inout CharacterOffsets
  ) -> YAMLEvent {
    let start = offsets.offset(ofCharacter: event.start_mark.index)
    let span = SourceSpan(
      start: start, end: offsets.offset(ofCharacter: event.end_mark.index))
    var translated = YAMLEvent(
      kind(of: event), at: span, marks: (event.start_mark, event.end_mark))
    let data = event.data
    switch event.type {
    case YAML_SEQUENCE_START_EVENT:
      translated.anchor = string(data.sequence_start.anchor)
      translated.tag = string(data.sequence_start.tag)
      translated.isFlow = data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_MAPPING_START_EVENT:
      translated.anchor = string(data.mapping_start.anchor)
      translated.tag = string(data.mapping_start.tag)
      translated.isFlow = data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    case YAML_SCALAR_EVENT:
      translated.anchor = string(data.scalar.anchor)
      translated.tag = string(data.scalar.tag)
    default: break
    }
    return translated
  }

  private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
    let data = event.data
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let start = data.document_start
      return .documentStart(
        hasDirectives: start.version_directive != nil
          || start.tag_directives.start != start.tag_directives.end)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd(isMarked: data.document_end.implicit == 0)
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_ALIAS_EVENT: return .alias(name: string(data.alias.anchor) ?? "")
    default:
      let bytes = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
      return .scalar(
        text: String(decoding: bytes, as: UTF8.self), style: style(data.scalar.style))
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func failure(_ offsets: inout CharacterOffsets) -> ParserFailure {
    let state = parser.pointee
    let context = state.context.map { String(cString: $0) }
    return ParserFailure(
      problem: state.problem.map { String(cString: $0) } ?? "cannot be read",
      problemOffset: offsets.offset(ofCharacter: state.problem_mark.index),
      context: context,
      contextOffset: context == nil
        ? nil : offsets.offset(ofCharacter: state.context_mark.index))
  }
}
