/// For whom work is done, as far as continuity goes: who served them before knows the way.
package enum ServedParty: Hashable, Sendable {
  /// A customer by the directory's id or the sender's.
  case customer(String)
  /// A unit of a site; the site may be unknown.
  case unit(String, site: String?)
}
