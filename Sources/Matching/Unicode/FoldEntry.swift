/// What is known at once about a scalar that is met while folding, in one number.
///
/// Zero is a scalar that stays as it is and has nothing to do with its neighbours.
enum FoldEntry {
  /// Folding has to look at the neighbours, or makes several scalars of it.
  static let isInvolved: UInt32 = 1 << 31
  /// NFC changes it or may join it with what stands before.
  static let isUnstable: UInt32 = 1 << 30
  /// The folded scalar, if it is not involved.
  static let scalar: UInt32 = (1 << 21) - 1

  /// Finds the entry of a scalar.
  static func made(
    for scalar: UInt32, by tables: UnicodeTables, seconds: Set<UInt32>
  ) -> UInt32 {
    func joins(_ part: UInt32) -> Bool {
      tables.combiningClass(part) != 0 || seconds.contains(part)
        || Hangul.vowels.contains(part) || Hangul.trails.contains(part)
    }
    var canonical = Segment()
    canonical.append(scalar, source: 0, as: .canonical, by: tables)
    canonical.finish(as: .canonical, by: tables)
    let keeps = canonical.parts.count == 1 && canonical.parts[0].scalar == scalar
    let unstable = keeps && !joins(scalar) ? 0 : isUnstable
    var segment = Segment()
    segment.append(scalar, source: 0, as: .folding, by: tables)
    let leads = segment.parts.first.map { !joins($0.scalar) } ?? false
    segment.finish(as: .folding, by: tables)
    guard segment.parts.count == 1, leads, !joins(segment.parts[0].scalar) else {
      return isInvolved | unstable
    }
    let folded = segment.parts[0].scalar
    return folded == scalar && unstable == 0 ? 0 : folded | unstable
  }
}
