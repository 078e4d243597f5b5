import Diagnostics

/// Prints a JSON array element by element, so that it may be longer than memory: one a line.
struct ArrayPrinter {
  private var isEmpty = true

  /// Prints one more element.
  mutating func add(_ element: JSONValue) throws {
    try Screen.output.print((isEmpty ? "[" : ",") + element.compact + "\n")
    isEmpty = false
  }

  /// Ends the array.
  func finish() throws { try Screen.output.print(isEmpty ? "[]\n" : "]\n") }
}
