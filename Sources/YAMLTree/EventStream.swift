internal import CYAML
internal import Diagnostics

/// One step of libyaml through a text, with the fields that a tree needs.
struct YAMLEvent {
  /// What the step is.
  enum Kind {
    case documentStart
    case documentEnd
    case alias(name: String)
    case scalar(text: String, style: Scalar.Style)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  let kind: Kind
  /// `&name`
  var anchor: String?
  /// Written out in full, or `!`.
  var tag: String?
  let span: SourceSpan
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

  /// The bytes must not be none, and must stay where they are for as long as the stream lives.
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
    let data = event.data
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, span: span)
    case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, span: span)
    case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .sequenceEnd, span: span)
    case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mappingEnd, span: span)
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias(name: string(data.alias.anchor) ?? ""), span: span)
    case YAML_SEQUENCE_START_EVENT:
      return YAMLEvent(
        kind: .sequenceStart, anchor: string(data.sequence_start.anchor),
        tag: string(data.sequence_start.tag), span: span)
    case YAML_MAPPING_START_EVENT:
      return YAMLEvent(
        kind: .mappingStart, anchor: string(data.mapping_start.anchor),
        tag: string(data.mapping_start.tag), span: span)
    default:
      let scalar = data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = String(decoding: bytes, as: UTF8.self)
      return YAMLEvent(
        kind: .scalar(text: text, style: style(scalar.style)), anchor: string(scalar.anchor),
        tag: string(scalar.tag), span: span)
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
