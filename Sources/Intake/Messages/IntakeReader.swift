internal import Triage

/// Turns the bytes of one whole file into messages or a refusal.
///
/// Pure: the same bytes in the same context give the same result. Batches of any size are read
/// piece by piece with `BatchSurvey` and `BatchReader`; this is the same for what is in memory.
package enum IntakeReader {
  /// Reads a file that is in memory.
  package static func read(_ bytes: [UInt8], context: IntakeContext) -> IntakeResult {
    guard let format = context.format else { return .refused(context.unknownFormat) }
    switch format {
    case .json, .yaml: return SingleReader.read(bytes, format: format, context: context)
    case .ndjson, .csv: return readBatch(bytes, context: context)
    }
  }

  private static func readBatch(_ bytes: [UInt8], context: IntakeContext) -> IntakeResult {
    do throws(Refusal) {
      var survey = try BatchSurvey(context: context)
      try survey.read(bytes)
      let plan = try survey.finish()
      var reader = BatchReader(plan: plan, context: context)
      return .items(reader.read(bytes) + reader.finish())
    } catch {
      return .refused(error)
    }
  }
}
