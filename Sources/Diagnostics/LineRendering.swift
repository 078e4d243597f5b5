extension Finding {
  /// One line as compilers print it, which editors can jump by:
  /// `path:line:column: error[R101]: message`.
  package var line: String {
    "\(place): \(severity.rawValue)[\(code.rawValue)]: \(message)"
  }
}
