/// A Swift text with comments and the insides of string literals replaced by spaces, so that what is
/// left can be searched for code. Line breaks stay where they are.
struct CodeOnly {
  /// The blanked text.
  private(set) var text = ""
  private let source: [Character]
  private var index = 0

  /// Blanks a text.
  init(_ source: String) {
    self.source = Array(source)
    text.reserveCapacity(source.utf8.count)
    while index < self.source.count { takeCode() }
  }

  private mutating func takeCode() {
    if starts(with: "//") {
      while index < source.count, source[index] != "\n" { blank() }
    } else if starts(with: "/*") {
      takeBlockComment()
    } else if let hashes = hashesBeforeQuote() {
      takeString(hashes)
    } else {
      keep()
    }
  }

  private mutating func takeBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank(2)
      } else if starts(with: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && index < source.count
  }

  /// How many `#` stand before a quote that begins here; `nil` where no string begins.
  private func hashesBeforeQuote() -> Int? {
    var end = index
    while end < source.count, source[end] == "#" { end += 1 }
    guard end < source.count, source[end] == "\"" else { return nil }
    return end - index
  }

  private mutating func takeString(_ hashes: Int) {
    for _ in 0..<hashes { keep() }
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    let end = quote + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    keep(quote.count)
    while index < source.count, !starts(with: end) {
      if starts(with: escape + "(") {
        blank(escape.count)
        takeInterpolation()
      } else if starts(with: escape) {
        blank(escape.count + 1)
      } else {
        blank()
      }
    }
    keep(end.count)
  }

  /// What stands in an interpolation is code, with strings of its own.
  private mutating func takeInterpolation() {
    var depth = 0
    repeat {
      if source[index] == "(" { depth += 1 }
      if source[index] == ")" { depth -= 1 }
      takeCode()
    } while depth > 0 && index < source.count
  }

  private func starts(with prefix: String) -> Bool {
    var position = index
    for character in prefix {
      guard position < source.count, source[position] == character else { return false }
      position += 1
    }
    return true
  }

  private mutating func keep(_ count: Int = 1) {
    for _ in 0..<count where index < source.count {
      text.append(source[index])
      index += 1
    }
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where index < source.count {
      text.append(source[index] == "\n" ? "\n" : " ")
      index += 1
    }
  }
}
