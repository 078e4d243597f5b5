extension Finding {
  /// The finding as an object; names never change and are always there.
  ///
  ///     {"code": "R101", "severity": "error", "message": "…", "path": "rules/a.yaml",
  ///      "start": {"line": 14, "column": 5, "offset": 311}, "end": {…},
  ///      "note": "…" or null, "help": "…" or null,
  ///      "labels": [{"path": "…", "start": {…}, "end": {…}, "message": "…"}],
  ///      "fix_its": [{"title": "…",
  ///                   "replacements": [{"path": "…", "start": {…}, "end": {…}, "text": "…"}]}]}
  ///
  /// `start` and `end` are null where a file or folder as a whole is meant. Lines and columns count
  /// from 1, columns in Unicode scalars, `offset` from 0 in bytes; `end` is behind the last.
  package var json: JSONValue {
    .object(
      [
        JSONValue.Member("code", .string(code.rawValue)),
        JSONValue.Member("severity", .string(severity.rawValue)),
        JSONValue.Member("message", .string(message)),
      ] + place.jsonMembers + [
        JSONValue.Member("note", .string(orNull: note)),
        JSONValue.Member("help", .string(orNull: help)),
        JSONValue.Member("labels", .array(labels.map(\.json))),
        JSONValue.Member("fix_its", .array(fixIts.map(\.json))),
      ])
  }
}

extension Findings {
  /// All of them in reading order, as a list of what `Finding.json` gives.
  package var json: JSONValue { .array(sorted.map(\.json)) }
}

extension Label {
  fileprivate var json: JSONValue {
    .object(place.jsonMembers + [JSONValue.Member("message", .string(message))])
  }
}

extension FixIt {
  fileprivate var json: JSONValue {
    let replacements = replacements.map { replacement in
      JSONValue.object(
        replacement.place.jsonMembers + [JSONValue.Member("text", .string(replacement.text))])
    }
    return ["title": .string(title), "replacements": .array(replacements)]
  }
}

extension Place {
  fileprivate var jsonMembers: [JSONValue.Member] {
    [
      JSONValue.Member("path", .string(path)),
      JSONValue.Member("start", extent?.start.json ?? .null),
      JSONValue.Member("end", extent?.end.json ?? .null),
    ]
  }
}

extension Position {
  fileprivate var json: JSONValue {
    ["line": .integer(line), "column": .integer(column), "offset": .integer(offset)]
  }
}
