extension ArraySlice<UInt8> {
  /// Whether some bytes occur in it.
  func holds(_ wanted: String) -> Bool {
    firstPlace(of: Array(wanted.utf8), from: startIndex) != nil
  }

  /// Where the last occurrence of some bytes begins.
  func lastPlace(of wanted: String) -> Int? {
    let wanted = Array(wanted.utf8)
    var last: Int?
    while let place = firstPlace(of: wanted, from: last.map { $0 + 1 } ?? startIndex) {
      last = place
    }
    return last
  }

  private func firstPlace(of wanted: [UInt8], from start: Int) -> Int? {
    guard start < endIndex else { return nil }
    return self[start...].withUnsafeBufferPointer { bytes in
      var place = 0
      while place + wanted.count <= bytes.count {
        var length = 0
        while length < wanted.count, bytes[place + length] == wanted[length] { length += 1 }
        if length == wanted.count { return start + place }
        place += 1
      }
      return nil
    }
  }
}
