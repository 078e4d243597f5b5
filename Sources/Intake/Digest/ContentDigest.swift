internal import Triage

/// Identity of what a message says, whatever it was written in.
///
/// Two drops with the same id and the same digest are one request. The order of keys, the format
/// and the name of the file, white space between values, whether a number stood in quotes, the wish
/// for a receipt and a time that was not given do not count.
package struct ContentDigest: Hashable, Sendable {
  /// SHA-256 of the canonical form.
  package let bytes: [UInt8]

  /// As `sha256:` and hexadecimal digits.
  package var text: String { "sha256:" + SHA256.hexadecimal(bytes) }

  /// The digest of what a sender said.
  package static func of(_ accepted: AcceptedMessage) -> ContentDigest {
    var form = CanonicalForm()
    form.add("time", accepted.givenTime.map { String($0.milliseconds) })
    switch accepted.message {
    case .request(var request):
      if let name = accepted.replacedTimeAttribute { request.attributes[name] = nil }
      form.add(request)
    case .update(let update): form.add(update)
    case .feedback(let feedback): form.add(feedback)
    }
    return ContentDigest(bytes: form.digest)
  }
}

/// Names and values one after the other, each with its length, so that no two contents run together.
private struct CanonicalForm {
  private var bytes: [UInt8] = []

  /// Names the version of the form: another one would make every known id a conflict.
  init() {
    bytes.reserveCapacity(1024)
    append("triaged content 1")
  }

  /// SHA-256 of all that was added.
  var digest: [UInt8] { SHA256.digest(of: bytes) }

  /// What is missing leaves no trace.
  mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    append(name)
    append(value)
  }

  /// All that a sender can say in a request but its time.
  mutating func add(_ request: Request) {
    append("request")
    for field in RequestField.allCases { add(field.rawValue, request[field]?.text) }
    for (name, value) in request.attributes.sorted(by: { $0.key < $1.key }) {
      add("attributes." + name, value.text)
    }
    for attachment in request.attachments {
      append("attachment")
      add("name", attachment.name)
      add("url", attachment.url)
      add("media_type", attachment.mediaType)
    }
  }

  /// All that a sender can say in an update but its time.
  mutating func add(_ update: Update) {
    append("update")
    add(update.ticket)
    add("id", update.id)
    add("source", update.source)
    add("by", update.by)
    append(update.event.name)
    switch update.event {
    case .accepted, .arrived, .resumed, .chased, .released: break
    case .declined(let reason), .reopened(let reason), .cancelled(let reason), .held(let reason):
      add("reason", reason)
    case .paused(let reason): add("reason", reason)
    case .resolved(let minutes, let cost, let outcome):
      add("minutes", minutes)
      add("cost", cost)
      add("outcome", outcome)
    case .reassigned(let to, let reason):
      add("to", to)
      add("reason", reason)
    case .reclassified(let category, let urgency, let reason):
      add("category", category)
      add("urgency", urgency)
      add("reason", reason)
    }
  }

  /// All that a sender can say in a feedback.
  mutating func add(_ feedback: Feedback) {
    append("feedback")
    add(feedback.ticket)
    add("id", feedback.id)
    add("source", feedback.source)
    add("score", String(feedback.score))
    for (name, score) in feedback.scores.sorted(by: { $0.key < $1.key }) {
      add("scores." + name, String(score))
    }
    add("comment", feedback.comment)
  }

  private mutating func add(_ reference: TicketReference) {
    switch reference {
    case .ticket(let number): add("ticket", number)
    case .reference(let id): add("ref", id)
    }
  }

  private mutating func append(_ text: String) {
    withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: text.utf8)
  }
}
