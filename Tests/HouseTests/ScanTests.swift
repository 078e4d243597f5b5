import Testing

/// The scans that the house rules stand on see what is there.
@Suite struct ScanTests {
  private static let text = #"""
    /// Says { something }.
    struct Box<Value>: Sendable {
      let value: Value  // try! in a comment
      private var hidden = "as! in a string \(count(of: "x")) {"
      func open() {
        if let value { print("}", value) }
        let local = 1
      }
      init(_ value: Value) { self.value = value }
    }

    extension Box: CustomStringConvertible {
      var description: String {
        "a box"
      }
    }

    private enum Secret {
      static let word = """
        func no() {
        """
      case one
    }
    """#

  private let file = SwiftFile(path: "Sources/Boxes/Box.swift", text: text)

  @Test func `Comments and strings are no code`() {
    let code = file.code.joined(separator: "\n")
    #expect(!code.contains("try!"))
    #expect(!code.contains("as!"))
    #expect(!code.contains("func no"))
    #expect(file.code.count == file.lines.count)
    #expect(file.target == "Boxes")
  }

  @Test func `Declarations are found with their ends and their rights`() throws {
    let found = Dictionary(
      file.declarations.map { ($0.name, $0) }, uniquingKeysWith: { one, _ in one })
    #expect(
      Set(found.keys) == [
        "Box", "value", "hidden", "open", "local", "init", "description", "Secret", "word",
      ])
    #expect(try #require(found["open"]).lineCount == 4)
    #expect(try #require(found["Box"]).lineCount == 9)
    #expect(try #require(found["hidden"]).isPrivate)
    #expect(try #require(found["local"]).isLocal)
    #expect(try #require(found["description"]).isFulfilment)
    #expect(try #require(found["word"]).isPrivate)
    #expect(try !#require(found["value"]).isPrivate)
  }
}
