/// A folder of the spool into which things are handed over, such as `dispatch/otis`.
///
/// Assignees' and sources' ids become folders, so they are checked here, whoever checked before.
package struct SpoolFolder: Hashable, Sendable {
  /// Relative to the spool; what the ledger keeps.
  package let path: String

  /// Longer ids of assignees cannot be folders.
  package static let longestAssignee = 200
  /// Longer ids of sources would leave a claim no room for the file's name.
  package static let longestSource = 100

  /// Reads a path that the ledger kept; throws where it is none of the spool's.
  package init(path: String) throws(SpoolError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let top = parts.first, Self.allows(top, Array(parts.dropFirst())) else {
      throw SpoolError("use folder", path, .unfitName)
    }
    self.path = path
  }

  /// Where an assignee's system looks.
  package static func dispatch(to assignee: String) throws(SpoolError) -> SpoolFolder {
    try SpoolFolder(path: "dispatch/" + assignee)
  }

  /// The originals that were taken on one day.
  package static func archive(of day: SpoolDay) -> SpoolFolder {
    SpoolFolder(trusted: "archive/" + day.components.joined(separator: "/"))
  }

  /// The originals that were refused, with their reasons.
  package static func rejected(from source: String?) throws(SpoolError) -> SpoolFolder {
    try SpoolFolder(path: source.map { "rejected/" + $0 } ?? "rejected")
  }

  /// The answers to a source.
  package static func receipts(for source: String?) throws(SpoolError) -> SpoolFolder {
    try SpoolFolder(path: source.map { "receipts/" + $0 } ?? "receipts")
  }

  private init(trusted path: String) {
    self.path = path
  }

  /// The folders on the way, from the spool's root.
  var components: [FileName] { path.split(separator: "/").map { FileName(String($0))! } }

  private static func allows(_ top: String, _ below: [String]) -> Bool {
    switch top {
    case "dispatch":
      below.count == 1 && isFolderID(below[0].utf8, longest: longestAssignee)
    case "archive":
      below.count == 3 && SpoolDay(compact: below.joined()) != nil
        && below.map(\.utf8.count) == [4, 2, 2]
    case "rejected", "receipts":
      below.count <= 1 && below.allSatisfy { isFolderID($0.utf8, longest: longestSource) }
    default: false
    }
  }
}

extension SpoolFolder: CustomStringConvertible {
  /// The path.
  package var description: String { path }
}
