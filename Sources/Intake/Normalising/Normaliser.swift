internal import Diagnostics
internal import Triage

/// Turns records into messages, for all requests of one file.
struct Normaliser {
  /// The mapping of the source.
  let mapper: Mapper
  /// The zone of times without an offset.
  let zone: Zone
  /// When the file was taken.
  let takenAt: Timestamp
  /// How much is read at most.
  let limits: IntakeLimits
  /// The inbox subfolder.
  let source: String?
  /// Whether the source asks for receipts.
  let wantsReceipt: Bool

  /// Makes the mapping ready.
  init(_ context: IntakeContext) {
    let mapping = context.mappingInForce
    mapper = Mapper(mapping)
    zone = context.zone
    takenAt = context.takenAt
    limits = context.limits
    source = context.source
    wantsReceipt = mapping?.receipt ?? false
  }

  /// The message that a record is. A fault carries what its receipt needs.
  func message(_ record: Record, line: Int) throws(Fault) -> AcceptedMessage {
    do throws(Fault) {
      return try checkedMessage(record, line: line)
    } catch {
      var fault = error
      fault.id = try? identifier(record["id"], "id")
      fault.receipt = record["receipt"].flatMap(Self.flag)
      throw fault
    }
  }

  private func checkedMessage(_ record: Record, line: Int) throws(Fault) -> AcceptedMessage {
    switch try kind(record) {
    case .request:
      var builder = RequestBuilder(self)
      return try builder.build(record, line: line)
    case .update: return try UpdateBuilder(self, record).build(line: line)
    case .feedback: return try FeedbackBuilder(self, record).build(line: line)
    }
  }

  private enum Kind: String, CaseIterable {
    case request, update, feedback
  }

  private func kind(_ record: Record) throws(Fault) -> Kind {
    guard let input = record.entries.first(where: { $0.key == .kind })?.input else {
      return .request
    }
    let words = Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    guard let text = input.textOrNumber, let kind = Kind(rawValue: text) else {
      throw Fault(
        .type, "'kind' is \(Self.shown(input)), which is no kind of message", expected: words,
        at: input)
    }
    return kind
  }

  /// A value in single quotes for a message, cut where it is long.
  static func shown(_ input: Input) -> String {
    switch input.content {
    case .nested: input.kind
    case .value(let value):
      value.text.unicodeScalars.count > 60
        ? "'\(String(value.text.unicodeScalars.prefix(60)))…'" : "'\(value.text)'"
    }
  }
}

// MARK: What requests, updates and feedback have in common

extension Normaliser {
  /// An id or a reference: a text or a number, not long and without control characters.
  func identifier(_ input: Input?, _ key: String) throws(Fault) -> String? {
    guard let input else { return nil }
    guard let text = input.textOrNumber else {
      throw Fault(
        .type, "'\(key)' is \(input.kind), which cannot tell one message from another",
        expected: "a text or a number", at: input)
    }
    guard text.utf8.count <= limits.idCharacters || text.count <= limits.idCharacters else {
      throw Fault(
        .tooLarge, "'\(key)' is \(text.count) characters long, which is no reference",
        expected: "at most \(limits.idCharacters) characters", at: input)
    }
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw Fault(
        .type, "'\(key)' holds a control character such as a line break",
        expected: "a text of visible characters", at: input)
    }
    return text
  }

  /// A time in the source's own format, else RFC 3339 with or without an offset.
  func time(_ input: Input, _ key: String) throws(Fault) -> Timestamp {
    let pattern = mapper.datePattern(for: key)
    guard let text = input.textOrNumber else {
      throw Fault(.time, "'\(key)' is \(input.kind), not a time", expected: Self.example, at: input)
    }
    do throws(TimeTextError) {
      if let pattern { return try pattern.parse(text, in: zone) }
      return try Timestamp(parsing: text, as: .localOrDate(zone))
    } catch {
      throw Fault(
        .time, "'\(key)' is \(Self.shown(input)), which is no time: \(error)",
        expected: pattern.map { "a time written as '\($0.text)'" } ?? Self.example, at: input)
    }
  }

  private static let example = "a time such as 2026-11-23T10:00:00+08:00"

  /// Whether a time lies so far ahead that the sender's clock must be wrong.
  func isAhead(_ time: Timestamp) -> Bool { time > takenAt + limits.clockSkew }

  /// The wish for a receipt; nil where the value is none.
  static func flag(_ input: Input) -> Bool? {
    switch input.content {
    case .value(.bool(let flag)): flag
    case .value(.text(let text)):
      switch text.lowercased() {
      case "true": true
      case "false": false
      case _: nil
      }
    case .value(.number), .nested: nil
    }
  }
}
