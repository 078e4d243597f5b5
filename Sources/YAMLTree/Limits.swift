/// How much of a text a reader is willing to look at: all limits of the YAML and JSON readers.
package struct Limits: Hashable, Sendable {
  /// Length of the whole text.
  package var bytes: Int
  /// Lists and mappings inside each other.
  package var depth: Int
  /// Scalars, lists and mappings, with what aliases stand for counted each time.
  package var nodes: Int
  /// How often `*name` may occur in one document; JSON has none.
  package var aliases: Int
  /// Length of one scalar.
  package var scalarBytes: Int

  /// Lines at the start of a YAML document that begin with `%`: nobody needs any, and the time that
  /// libyaml takes for them grows with their square.
  package static let directives = 64

  /// Takes each limit as given.
  package init(bytes: Int, depth: Int, nodes: Int, aliases: Int, scalarBytes: Int) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.aliases = aliases
    self.scalarBytes = scalarBytes
  }

  /// For a file of a rules folder, or the settings: written by people who are trusted, but not to
  /// count.
  package static let rules = Limits(
    bytes: 64 << 20, depth: 64, nodes: 4_000_000, aliases: 10_000, scalarBytes: 1 << 20)

  /// For a request, which anybody may send: its length is limited by the intake's settings, so
  /// that only what cannot be sensible is refused here.
  package static let request = Limits(
    bytes: 64 << 20, depth: 64, nodes: 1_000_000, aliases: 100, scalarBytes: 64 << 20)
}
