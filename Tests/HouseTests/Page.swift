/// A page in Markdown, as far as the tests of pages read it.
struct Page {
  /// What stands in backticks, and each line of the blocks of commands.
  private(set) var code: [String] = []
  /// What it links to and is not there.
  private(set) var brokenLinks: [String] = []

  private static let shells: Set = ["", "sh", "console", "bash", "shell"]

  /// Reads a page of the checkout.
  init(path: String) throws {
    let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    var fence: String?
    for line in try Repository.text(of: path).split(separator: "\n").map(String.init) {
      if let mark = line.fenceLanguage {
        fence = fence == nil ? mark : nil
      } else if let language = fence {
        if Self.shells.contains(language) { code.append(line) }
      } else {
        code += line.inCodeMarks
        brokenLinks += line.links.filter { !Repository.has(folder + $0) }
      }
    }
  }
}

extension String {
  /// The words between white space.
  var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }

  /// Up to a colon, as behind a file's name stands the line.
  var untilColon: String { String(prefix { $0 != ":" }) }

  /// Up to a comment of the shell, or to where another program takes over.
  var untilComment: String {
    var end = endIndex
    for mark in [" #", " |", " &&", " >"] {
      if let found = firstRange(of: mark) { end = min(end, found.lowerBound) }
    }
    return String(self[..<end])
  }

  /// Without the prompt and without `sudo` in front.
  var withoutPrompt: String {
    var rest = self[...].drop(while: \.isWhitespace)
    for prefix in ["$ ", "sudo ", ".build/release/"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    return String(rest)
  }

  /// `intakeMaxBytes` as `intake-max-bytes`.
  var kebab: String {
    reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }

  /// What stands behind three backticks; `nil` where there are none.
  fileprivate var fenceLanguage: String? {
    let text = drop(while: \.isWhitespace)
    return text.hasPrefix("```") ? String(text.dropFirst(3)) : nil
  }

  fileprivate var inCodeMarks: [String] {
    let parts = split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The files behind `](…)`, without what is elsewhere on the net and places within a page.
  fileprivate var links: [String] {
    var found: [String] = []
    var rest = self[...]
    while let start = rest.firstRange(of: "]("),
      let end = rest[start.upperBound...].firstIndex(of: ")")
    {
      found.append(String(rest[start.upperBound..<end].prefix { $0 != "#" }))
      rest = rest[end...]
    }
    return found.filter { !$0.isEmpty && !$0.contains("://") }
  }
}
