package import Diagnostics

/// Reads YAML into trees: bytes in, every document and everything wrong with them out.
///
/// The grammar is libyaml's, held to YAML 1.2 where it is laxer; plain scalars keep their text.
package enum YAMLReader {
  /// What a text turned out to hold.
  package struct Reading: Sendable {
    /// The documents that could be built, up to the first syntax error. With errors among the
    /// findings they serve to look for more mistakes, not to be used.
    package var documents: [Node]
    /// What is wrong, in the order of the text.
    package var findings: Findings

    /// The problem of the first error, if there is one.
    package var problem: YAMLProblem? {
      findings.all.first { $0.severity == .error }.flatMap { YAMLProblem($0.code) }
    }
  }

  /// Reads all documents of a stream; an empty one has none.
  package static func read(_ source: SourceText, limits: Limits = .rules) -> Reading {
    var findings = Findings()
    guard source.bytes.count > source.markLength,
      let screening = TextScreening.screen(source, limits: limits, findings: &findings)
    else {
      return Reading(documents: [], findings: findings)
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var offsets = CharacterOffsets(bytes, start: source.markLength, isASCII: screening.isASCII)
      var builder = TreeBuilder(source: source, limits: limits, findings: findings)
      var strictness = Strictness(bytes, start: source.markLength)
      var events = EventStream(UnsafeBufferPointer(rebasing: bytes[source.markLength...]))
      var faults: [Strictness.Fault] = []
      read: while true {
        switch events.next(&offsets) {
        case .event(let event):
          strictness.check(event) { faults.append($0) }
          if !builder.take(event) { break read }
        case .end:
          strictness.finish { faults.append($0) }
          break read
        case .failure(let failure):
          builder.report(failure, after: &faults)
          break read
        }
      }
      faults.forEach { builder.report($0) }
      return Reading(documents: builder.documents, findings: builder.findings)
    }
  }

  /// Reads a text that is to be exactly one document; none, or a second one, is a finding.
  ///
  /// Nil if there is no document. A document that holds nothing but comments is none.
  package static func readOne(
    _ source: SourceText, limits: Limits = .rules
  ) -> (document: Node?, findings: Findings) {
    var reading = read(source, limits: limits)
    let code = YAMLProblem.documentCount.code
    if reading.documents.count > 1 {
      let place = source.place(of: SourceSpan(at: Int(reading.documents[1].span.start)))
      reading.findings.add(
        Finding(code, "a second document begins here, but only one is read", at: place)
          .helping("remove the line '---' between them, or make two files of it"))
    }
    if reading.documents.isEmpty, !reading.findings.hasErrors {
      let place = source.place(of: SourceSpan(at: source.bytes.count))
      reading.findings.add(Finding(code, "there is nothing in it but white space", at: place))
    }
    return (reading.documents.first, reading.findings)
  }
}
