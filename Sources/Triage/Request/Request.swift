/// What a sender asked for: one object, parsed and mapped, before anything was decided about it.
package struct Request: Hashable, Sendable {
  /// When the customer asked.
  package var receivedAt: Timestamp

  /// Further scalars, under the names their sender gave them.
  package var attributes: [String: RequestValue]

  /// Files that came along, by reference.
  package var attachments: [Attachment]

  /// Whether the sender wants a receipt; `nil` leaves it to the source.
  package var receipt: Bool?

  private var fields: [RequestValue?]

  /// Makes a request without content.
  package init(receivedAt: Timestamp) {
    self.receivedAt = receivedAt
    attributes = [:]
    attachments = []
    fields = Array(repeating: nil, count: RequestField.allCases.count)
  }

  /// The value of a named field; empty text counts as none.
  package subscript(field: RequestField) -> RequestValue? {
    get { fields[field.slot] }
    set {
      if case .text("")? = newValue {
        fields[field.slot] = nil
      } else {
        fields[field.slot] = newValue
      }
    }
  }

  /// Subject, line break, description: what `text` means in a condition.
  ///
  /// Where one of the two is missing the other stands alone.
  package var text: String? {
    switch (self[.subject]?.text, self[.description]?.text) {
    case (let subject?, let description?): subject + "\n" + description
    case (let subject?, nil): subject
    case (nil, let description): description
    }
  }

  /// Whether there is anything in the request that a person could act on.
  package var hasContent: Bool {
    !attributes.isEmpty || !attachments.isEmpty
      || RequestField.allCases.contains { $0 != .id && $0 != .source && self[$0] != nil }
  }
}

/// A file that belongs to a request, by reference; triaged never opens it.
package struct Attachment: Hashable, Sendable {
  /// The name to show.
  package var name: String?

  /// Where the file can be fetched.
  package var url: String?

  /// The MIME type, as the sender states it.
  package var mediaType: String?

  /// Takes the three parts as they came.
  package init(name: String?, url: String?, mediaType: String?) {
    self.name = name
    self.url = url
    self.mediaType = mediaType
  }
}
