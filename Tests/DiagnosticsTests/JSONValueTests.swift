import Testing

@testable import Diagnostics

@Suite("A JSON value")
struct JSONValueTests {
  private let value: JSONValue = [
    "b": 1, "a": ["x", nil, true], "c": [:], "d": [], "e": .number("12345678901234567890.10"),
  ]

  @Test func `is written in the order given, numbers as they are`() {
    #expect(
      value.compact
        == #"{"b":1,"a":["x",null,true],"c":{},"d":[],"e":12345678901234567890.10}"#)
  }

  @Test func `is written indented`() {
    #expect(
      value.pretty == """
        {
          "b": 1,
          "a": [
            "x",
            null,
            true
          ],
          "c": {},
          "d": [],
          "e": 12345678901234567890.10
        }
        """)
  }

  @Test func `escapes what must be escaped and nothing else`() {
    let text = "\" \\ / \u{0}\u{8}\t\n\u{C}\r\u{1F}\u{7F} 电梯🛗\u{2028}"
    #expect(
      JSONValue.string(text).compact
        == #"""# + #"\" \\ / \u0000\b\t\n\f\r\u001f"# + "\u{7F} 电梯🛗\u{2028}\"")
  }

  @Test func `writes what is no finite number as null`() {
    #expect(
      JSONValue.array([.double(.nan), .double(.infinity), .double(0.1)]).compact
        == "[null,null,0.1]")
  }
}
