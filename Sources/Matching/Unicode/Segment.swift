/// A stretch of text whose scalars may act on one another: decomposed, ordered, composed.
struct Segment {
  /// A scalar with the original scalars that it stands for.
  struct Part {
    var scalar: UInt32
    var combiningClass: UInt8
    var sources: Range<Int32>
  }

  /// What the stretch consists of so far.
  private(set) var parts: [Part] = []

  /// Empties it, keeping the memory.
  mutating func clear() {
    parts.removeAll(keepingCapacity: true)
  }

  /// Adds the decomposition of one original scalar.
  mutating func append(
    _ scalar: UInt32, source: Int, as form: NormalForm, by tables: UnicodeTables
  ) {
    let sources = Int32(source)..<Int32(source + 1)
    tables.decompose(scalar, as: form) { part in
      parts.append(
        Part(scalar: part, combiningClass: tables.combiningClass(part), sources: sources))
    }
  }

  /// Orders the marks and composes; for folding, simplifies too.
  mutating func finish(as form: NormalForm, by tables: UnicodeTables) {
    order()
    if form == .folding { foldIota() }
    compose(by: tables)
    guard form == .folding else { return }
    for index in parts.indices {
      let scalar = parts[index].scalar
      parts[index].scalar = WhiteSpace.contains(scalar) ? 0x20 : tables.simplified(scalar)
    }
  }

  /// The canonical ordering algorithm: each run of marks by class, stably.
  private mutating func order() {
    var start = 0
    while start < parts.count {
      guard parts[start].combiningClass != 0 else {
        start += 1
        continue
      }
      var end = start + 1
      var isOrdered = true
      while end < parts.count, parts[end].combiningClass != 0 {
        isOrdered = isOrdered && parts[end - 1].combiningClass <= parts[end].combiningClass
        end += 1
      }
      if !isOrdered { orderRun(start..<end) }
      start = end
    }
  }

  /// A iota written below its letter is a mark until marks are in order, and a letter then.
  private mutating func foldIota() {
    for index in parts.indices where parts[index].scalar == 0x345 {
      parts[index].scalar = 0x3B9
      parts[index].combiningClass = 0
    }
  }

  private mutating func orderRun(_ run: Range<Int>) {
    let sorted = parts[run].enumerated().sorted {
      ($0.element.combiningClass, $0.offset) < ($1.element.combiningClass, $1.offset)
    }
    for (offset, entry) in sorted.enumerated() { parts[run.lowerBound + offset] = entry.element }
  }

  /// The canonical composition algorithm: a mark joins the last starter unless one of its own
  /// class or higher stands between.
  private mutating func compose(by tables: UnicodeTables) {
    var starter: Int?
    var lastClass: UInt8 = 0
    var kept = 0
    for index in parts.indices {
      let part = parts[index]
      let isFree = starter == kept - 1 || lastClass < part.combiningClass
      if let starter, isFree,
        let joined = tables.composition(of: parts[starter].scalar, and: part.scalar)
      {
        parts[starter].scalar = joined
        parts[starter].sources = Segment.hull(parts[starter].sources, part.sources)
        continue
      }
      if part.combiningClass == 0 {
        starter = kept
        lastClass = 0
      } else {
        lastClass = part.combiningClass
      }
      parts[kept] = part
      kept += 1
    }
    parts.removeSubrange(kept...)
  }

  private static func hull(_ left: Range<Int32>, _ right: Range<Int32>) -> Range<Int32> {
    min(left.lowerBound, right.lowerBound)..<max(left.upperBound, right.upperBound)
  }
}
