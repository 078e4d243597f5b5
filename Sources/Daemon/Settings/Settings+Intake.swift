package import Intake

extension Settings {
  /// How much intake reads at most.
  package var intakeLimits: IntakeLimits {
    var limits = IntakeLimits()
    limits.bytes = maxBytes
    limits.batchBytes = maxBatchBytes
    limits.batchRows = maxBatchRows
    return limits
  }
}
