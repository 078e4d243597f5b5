/// The steps by which a batch takes effect, in their order.
///
/// A stop after any of them is repaired by the next start; tests stop after each.
package enum EffectStep: String, CaseIterable, Sendable {
  /// Files were renamed out of the inbox.
  case claim
  /// They were read and parsed, requests were decided and assigned; nothing was written.
  case decide
  /// What will be handed over was written into the workshop.
  case stage
  /// All of it is on disk.
  case flush
  /// The ledger knows: requests have become tickets.
  case commit
  /// Everything was renamed to where it belongs.
  case handOver
  /// The decision log says what happened.
  case log
}
