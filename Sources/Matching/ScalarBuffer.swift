/// Room for the scalars of one text at a time, folded or as written; one worker uses it again and
/// again.
final class ScalarBuffer {
  /// The scalars; the first `count` are valid.
  private(set) var scalars: UnsafeMutablePointer<UInt32>
  /// How many scalars there are.
  private(set) var count = 0
  /// For each scalar the original ones that it stands for, if asked for at `init`.
  private(set) var sources: [Range<Int32>] = []
  private var capacity: Int
  private let tracksSources: Bool
  private var segment = Segment()

  /// An empty buffer; with `tracksSources` it can tell positions in the original.
  init(tracksSources: Bool = false) {
    self.tracksSources = tracksSources
    capacity = 1024
    scalars = .allocate(capacity: capacity)
  }

  deinit { scalars.deallocate() }

  /// The scalars as a view that lasts until the next text.
  var view: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: scalars, count: count) }

  /// Takes a text as written or folded.
  func take(_ text: String, exact: Bool) {
    var text = text
    text.withUTF8 { exact ? decode($0) : fold($0) }
  }

  /// Takes a text as written.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>) {
    reset(for: bytes.count)
    var position = 0
    while position < bytes.count {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: position)
      put(scalar, from: count)
      position += length
    }
  }

  /// Takes a text folded.
  ///
  /// Most scalars fold alone, by one look-up. One that does not takes the scalar before it and
  /// all involved ones after it into a segment.
  func fold(_ bytes: UnsafeBufferPointer<UInt8>) {
    reset(for: bytes.count)
    let folds = UnicodeTables.shared.folds
    var position = 0
    var ordinal = 0
    var last = Mark(position: 0, ordinal: 0, count: 0)
    while position < bytes.count {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: position)
      let entry = folds[scalar]
      if entry & FoldEntry.isInvolved != 0 {
        (position, ordinal) = foldSegment(bytes, from: last)
        last = Mark(position: position, ordinal: ordinal, count: count)
        continue
      }
      last = Mark(position: position, ordinal: ordinal, count: count)
      let folded = entry == 0 ? scalar : entry & FoldEntry.scalar
      if folded != 0x20 || count == 0 || scalars[count - 1] != 0x20 { put(folded, from: ordinal) }
      position += length
      ordinal += 1
    }
  }

  /// Where the last scalar that folded alone began.
  private struct Mark {
    let position: Int
    let ordinal: Int
    let count: Int
  }

  private func foldSegment(_ bytes: UnsafeBufferPointer<UInt8>, from mark: Mark) -> (Int, Int) {
    let tables = UnicodeTables.shared
    count = mark.count
    if tracksSources { sources.removeSubrange(count...) }
    segment.clear()
    var position = mark.position
    var ordinal = mark.ordinal
    while position < bytes.count {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: position)
      let isInvolved = tables.folds[scalar] & FoldEntry.isInvolved != 0
      if ordinal != mark.ordinal, !isInvolved { break }
      segment.append(scalar, source: ordinal, as: .folding, by: tables)
      position += length
      ordinal += 1
    }
    segment.finish(as: .folding, by: tables)
    reserve(count + segment.parts.count + bytes.count - position)
    for part in segment.parts
    where part.scalar != 0x20 || count == 0 || scalars[count - 1] != 0x20 {
      put(part.scalar, from: part.sources)
    }
    return (position, ordinal)
  }

  @inline(__always)
  private func put(_ scalar: UInt32, from ordinal: Int) {
    scalars[count] = scalar
    count += 1
    if tracksSources { sources.append(Int32(ordinal)..<Int32(ordinal + 1)) }
  }

  private func put(_ scalar: UInt32, from original: Range<Int32>) {
    scalars[count] = scalar
    count += 1
    if tracksSources { sources.append(original) }
  }

  private func reset(for length: Int) {
    count = 0
    sources.removeAll(keepingCapacity: true)
    reserve(length)
  }

  private func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    larger.update(from: scalars, count: count)
    scalars.deallocate()
    scalars = larger
  }
}
