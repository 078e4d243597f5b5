/// Where a value stands in its file.
struct ValuePlace {
  var line: Int?
  var column: Int?
  var pointer: String
}
