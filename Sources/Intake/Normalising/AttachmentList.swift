internal import Triage
internal import YAMLTree

/// The attachments of a request, and what of them was no attachment.
struct AttachmentList {
  private(set) var attachments: [Attachment] = []
  private(set) var notes: [String] = []
  /// What becomes an attribute.
  private(set) var rest: [(name: String, input: Input)] = []

  /// Reads the value under `attachments`.
  init(_ input: Input) {
    guard case .nested(let node) = input.content, let elements = node.elements else {
      notes.append(
        "optional field 'attachments' of the wrong type (\(input.kind), not a list)"
          + " moved to attributes")
      rest.append((input.name, input))
      return
    }
    for (index, element) in elements.enumerated() {
      take(element, path: "\(input.name).\(index)", prefix: "\(input.pointer)/\(index)")
    }
  }

  private mutating func take(_ element: Node, path: String, prefix: String) {
    guard let entries = element.entries else {
      guard let input = Input(element, name: path) else { return }
      notes.append("'\(path)' is \(input.kind), not an object; moved to attributes")
      rest.append((path, input))
      return
    }
    var attachment = Attachment(name: nil, url: nil, mediaType: nil)
    for entry in entries {
      guard let input = Input(entry.value, name: entry.name, prefix: prefix) else { continue }
      switch (entry.name, input.textOrNumber) {
      case ("name", let text?): attachment.name = text
      case ("url", let text?): attachment.url = text
      case ("media_type", let text?): attachment.mediaType = text
      case _: rest.append(("\(path).\(entry.name)", input))
      }
    }
    guard attachment != Attachment(name: nil, url: nil, mediaType: nil) else { return }
    attachments.append(attachment)
  }
}
