import Testing

/// What does not fit on a few screens is two ideas.
@Suite struct SizeTests {
  private static let longestFile = 400
  private static let longestFunction = 60

  @Test func `No file is longer than 400 lines`() {
    let long = Repository.swift.filter { $0.lineCount > Self.longestFile }
    expectNone(long.map { "\($0.path) has \($0.lineCount) lines" })
  }

  @Test func `No function is longer than 60 lines`() {
    expectNone(
      Repository.swift.flatMap { file in
        file.declarations.filter { $0.isFunction && $0.lineCount > Self.longestFunction }.map {
          "\(file.place($0.line)): '\($0.name)' has \($0.lineCount) lines"
        }
      })
  }
}

extension Declaration {
  fileprivate var isFunction: Bool { ["func", "init", "subscript"].contains(keyword) }
}

extension SwiftFile {
  fileprivate var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }
}
