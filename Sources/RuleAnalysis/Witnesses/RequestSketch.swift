import Matching
import Triage

/// Makes up a request for which a case holds, as far as what came in decides that.
struct RequestSketch {
  /// What is known of the fields.
  let knowledge: FieldKnowledge
  /// What the request says besides.
  var extras: [FieldPath: RequestValue] = [:]
  /// Which of several ways is tried.
  var variant = 0

  /// A request that looks right; nil where no moment fits.
  func request(for subjects: Case, from start: Timestamp) -> Request? {
    var sketches: [FieldPath: ValueSketch] = [:]
    for (field, sets) in subjects.choices where subjects.isThere(field) {
      let path = written(knowledge[field].path)
      sketches[path, default: ValueSketch(variant: variant)].sets += sets
      sketches[path]?.excluded += subjects.exclusions(of: field)
    }
    guard let receivedAt = moment(of: subjects, from: start) else { return nil }
    var request = Request(receivedAt: receivedAt)
    for (path, sketch) in sketches { request.set(path, to: sketch.value) }
    for (path, value) in extras { request.set(path, to: value) }
    if !request.hasContent { request.set(filler(subjects), to: .text("x")) }
    return request
  }

  /// Texts are written into the description.
  private func written(_ path: FieldPath) -> FieldPath {
    path == .text ? .request(.description) : path
  }

  private func moment(of subjects: Case, from start: Timestamp) -> Timestamp? {
    let fields = subjects.choices.filter { knowledge[$0.field].path == .receivedAt }
    guard !fields.isEmpty else { return start }
    return MomentSearch(
      sets: fields.flatMap(\.sets), excluded: fields.flatMap { subjects.exclusions(of: $0.field) }
    ).moment(from: start)
  }

  /// Something to be in the request at all, where it must not have a text.
  private func filler(_ subjects: Case) -> FieldPath {
    let hasNoText = subjects.choices.contains { field, _ in
      subjects.isMissing(field)
        && [.text, .request(.description)].contains(knowledge[field].path)
    }
    return hasNoText ? .attribute("x") : .request(.description)
  }
}

extension Request {
  /// Gives a field that a sender can write its value; others stay as they are.
  fileprivate mutating func set(_ path: FieldPath, to value: RequestValue) {
    switch path {
    case .request(let field): self[field] = value
    case .attribute(let name): attributes[name] = value
    case .customer(let name):
      let path = "customer." + name
      if let field = RequestField(rawValue: path) {
        self[field] = value
      } else {
        attributes[path] = value
      }
    case .attachments:
      attachments.append(Attachment(name: value.text, url: nil, mediaType: nil))
    case .text, .receivedAt, .decided: break
    }
  }
}
