internal import Triage

/// Puts a request together from its record.
///
/// Only what would make the request somebody else's, or no request, refuses it: `id`,
/// `received_at`, no content. All other values of the wrong kind become attributes.
struct RequestBuilder {
  private let normaliser: Normaliser
  private var request: Request
  private var notes: [String] = []
  /// What becomes an attribute unless an attribute of the sender's has the name.
  private var moved: [(name: String, value: RequestValue)] = []
  private var givenTime: Timestamp?
  private var replacedTimeAttribute: String?
  /// Whether the sender said anything that a person could act on; constants are the admin's.
  private var hasContent = false

  /// Begins with a request without content.
  init(_ normaliser: Normaliser) {
    self.normaliser = normaliser
    request = Request(receivedAt: normaliser.takenAt)
  }

  /// The request of a record, or why it is none.
  mutating func build(_ record: Record, line: Int) throws(Fault) -> AcceptedMessage {
    notes = record.notes
    for entry in record.entries { try take(entry) }
    for (name, value) in moved { keep(value, under: name) }
    if request[.source] == nil, let source = normaliser.source { request[.source] = .text(source) }
    guard hasContent, request.hasContent else {
      throw Fault(
        .missing, "there is nothing in the request that anybody could act on",
        expected: "at least a 'subject' or a 'description'"
      ).at(pointer: "")
    }
    replaceTimeAhead()
    return AcceptedMessage(
      message: .request(request), line: line, notes: notes, givenTime: givenTime,
      replacedTimeAttribute: replacedTimeAttribute,
      isEncodingSuspect: request.text.map(SuspectEncoding.holds) ?? false,
      wantsReceipt: request.receipt ?? normaliser.wantsReceipt)
  }

  private mutating func take(_ entry: Record.Entry) throws(Fault) {
    switch entry.key {
    case .kind: return
    case .receivedAt: givenTime = try normaliser.time(entry.input, "received_at")
    case .receipt: takeReceipt(entry)
    case .attachments: takeAttachments(entry)
    case .field(let field): try take(entry, as: field)
    case .attribute:
      hasContent = hasContent || entry.input.saysSomething
      request.attributes[entry.name] = entry.input.scalar
    case nil: move(entry.input, to: entry.name)
    }
  }

  private mutating func take(_ entry: Record.Entry, as field: RequestField) throws(Fault) {
    guard field != .id else {
      guard request[.id] == nil else { return }
      request[.id] = try normaliser.identifier(entry.input, "id").map(RequestValue.text)
      return
    }
    guard let value = Self.value(entry.input, for: field), request[field] == nil else {
      let expected = field.isNumeric ? "a number" : "a text"
      notes.append(
        "optional field '\(entry.name)' of the wrong type (\(entry.input.kind), not \(expected))"
          + " moved to attributes")
      move(entry.input, to: entry.name)
      return
    }
    request[field] = value
    if field != .source { hasContent = hasContent || entry.input.saysSomething }
  }

  /// What a field can hold: numbers as digits where a number is wanted, text elsewhere.
  private static func value(_ input: Input, for field: RequestField) -> RequestValue? {
    guard let text = input.textOrNumber else { return nil }
    guard field.isNumeric else { return .text(text) }
    let digits = text.hasPrefix("+") ? String(text.dropFirst()) : text
    return NestedText.isJSONNumber(digits) ? .number(digits) : nil
  }

  private mutating func takeReceipt(_ entry: Record.Entry) {
    guard let flag = Normaliser.flag(entry.input) else {
      notes.append(
        "optional field 'receipt' of the wrong type (\(entry.input.kind), not true or false)"
          + " moved to attributes")
      return move(entry.input, to: entry.name)
    }
    request.receipt = flag
  }

  private mutating func takeAttachments(_ entry: Record.Entry) {
    let read = AttachmentList(entry.input)
    request.attachments += read.attachments
    notes += read.notes
    hasContent = hasContent || !read.attachments.isEmpty
    for rest in read.rest { move(rest.input, to: rest.name) }
  }

  private mutating func move(_ input: Input, to name: String) {
    hasContent = hasContent || input.saysSomething
    moved.append((name, input.scalar))
  }

  /// Adds an attribute; where another value has the name, under the name with `~2`, `~3`, ….
  @discardableResult
  private mutating func keep(_ value: RequestValue, under name: String) -> String {
    var free = name
    var number = 2
    while let taken = request.attributes[free], taken != value {
      free = "\(name)~\(number)"
      number += 1
    }
    request.attributes[free] = value
    return free
  }

  /// A time further ahead than clocks differ is a wrong clock's: the moment of taking serves.
  private mutating func replaceTimeAhead() {
    guard let givenTime else { return }
    guard normaliser.isAhead(givenTime) else {
      request.receivedAt = givenTime
      return
    }
    let text = givenTime.text(in: normaliser.zone)
    replacedTimeAttribute = keep(.text(text), under: "received_at")
    notes.append("'received_at' \(text) lies ahead; replaced by the time of taking")
  }
}
