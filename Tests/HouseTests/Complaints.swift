import Testing

/// Fails with all complaints at once, each in a line of its own; none is well.
func expectNone(_ complaints: [String], sourceLocation: SourceLocation = #_sourceLocation) {
  guard !complaints.isEmpty else { return }
  let list = complaints.map { "\n  " + $0 }.joined()
  Issue.record("\(complaints.count) broken house rules:\(list)", sourceLocation: sourceLocation)
}
