/// How much of what comes in is read: all limits of requests and batches.
package struct IntakeLimits: Hashable, Sendable {
  /// Length of a file that holds one request.
  package var bytes = 1 << 20
  /// Length of a batch.
  package var batchBytes = 256 << 20
  /// Rows of a batch, without the header.
  package var batchRows = 1_000_000
  /// Length of one row or line of a batch.
  package var rowBytes = 1 << 20
  /// Columns of a CSV file.
  package var columns = 4096
  /// Lists and objects inside each other.
  package var depth = 64
  /// Values of one request.
  package var values = 100_000
  /// How often one YAML request may repeat a part of itself by `*name`.
  package var aliases = 100
  /// Characters of an `id` and of a `ref`.
  package var idCharacters = 200
  /// How far `received_at` and `at` may lie in the future before they are not believed.
  package var clockSkew = Duration.seconds(300)

  /// The defaults of the settings.
  package init() {}
}
