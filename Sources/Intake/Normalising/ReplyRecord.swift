internal import Triage

/// The record of an update or a feedback: something that is said of a ticket.
struct ReplyRecord {
  /// The settings of its file.
  let normaliser: Normaliser
  /// The values by name.
  let record: Record

  /// Looks at a record under the settings of its file.
  init(_ normaliser: Normaliser, _ record: Record) {
    self.normaliser = normaliser
    self.record = record
  }

  /// The value under a key.
  subscript(key: String) -> Input? { record[key] }

  /// The value under a key that cannot be done without.
  func required(_ key: String, expected: String) throws(Fault) -> Input {
    guard let input = record[key] else {
      throw Fault(.missing, "'\(key)' is missing", expected: expected)
        .at(pointer: Input.pointer(to: key))
    }
    return input
  }

  /// Which ticket it is about. A ticket's number says more than a reference, where both are given.
  func ticket() throws(Fault) -> TicketReference {
    if let ticket = try identifier("ticket") { return .ticket(ticket) }
    if let reference = try identifier("ref") { return .reference(reference) }
    throw Fault(
      .missing, "neither 'ticket' nor 'ref' says which ticket is meant",
      expected: "'ticket' with a number that triaged gave, or 'ref' with the 'id' of the request"
    ).at(pointer: "/ticket")
  }

  /// An id, a ticket's number or a reference.
  func identifier(_ key: String) throws(Fault) -> String? {
    try normaliser.identifier(record[key], key)
  }

  /// Words of the sender's; what is no text is taken as compact JSON, so that nothing is lost.
  func text(_ key: String) -> String? { record[key]?.text }

  /// The sending system.
  var source: String? { record["source"]?.textOrNumber ?? normaliser.source }

  /// The wish for a receipt.
  var receipt: Bool? { record["receipt"].flatMap(Normaliser.flag) }

  /// A time that does not lie ahead.
  func time(_ key: String) throws(Fault) -> Timestamp? {
    guard let input = record[key] else { return nil }
    let time = try normaliser.time(input, key)
    guard !normaliser.isAhead(time) else {
      throw Fault(
        .time, "'\(key)' is \(Normaliser.shown(input)), which has not come yet",
        expected: "a time that has passed", at: input)
    }
    return time
  }

  /// The message with a note of each key that was not read.
  func accepted(
    _ message: Message, line: Int, givenTime: Timestamp?, reading keys: Set<String>
  ) -> AcceptedMessage {
    var notes = record.notes
    for entry in record.entries where !keys.contains(entry.name) && !entry.input.isConstant {
      notes.append("'\(entry.name)' is not kept: updates and feedback have no attributes")
    }
    return AcceptedMessage(
      message: message, line: line, notes: notes, givenTime: givenTime,
      replacedTimeAttribute: nil, isEncodingSuspect: false,
      wantsReceipt: receipt ?? normaliser.wantsReceipt)
  }
}
