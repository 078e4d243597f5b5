package import Diagnostics

/// What the analysis can say of an invariant over all requests there could be.
package struct InvariantVerdict: Sendable {
  /// How sure it is.
  package enum Outcome: Hashable, Sendable {
    /// It holds of every request, at any time.
    case proved
    /// The engine decides this request against it.
    case refuted(Witness)
    /// There is no proof, and so many requests that were made up to break it did not.
    case notRefuted(tried: Int)
  }

  /// The invariant's id.
  package let id: String
  /// Where it stands.
  package let place: Place
  /// What must hold, as it is written.
  package let expected: String
  /// How sure it is.
  package let outcome: Outcome
}
