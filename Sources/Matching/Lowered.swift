/// A formula over atoms: the smallest questions, each asked once for all formulas.
indirect enum Lowered {
  /// One atom.
  case atom(UInt32)
  /// Each part; without parts, always.
  case all([Lowered])
  /// One part at least; without parts, never.
  case any([Lowered])
  /// Not the part.
  case not(Lowered)

  /// Each atom, as often as it stands there.
  func forEachAtom(_ body: (UInt32) -> Void) {
    switch self {
    case .atom(let atom): body(atom)
    case .all(let parts), .any(let parts): for part in parts { part.forEachAtom(body) }
    case .not(let part): part.forEachAtom(body)
    }
  }
}
