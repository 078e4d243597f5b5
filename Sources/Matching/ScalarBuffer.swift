/// Room for the scalars of one text at a time, folded or as written; one worker uses it again and
/// again.
final class ScalarBuffer {
  /// For each scalar the original ones that it stands for, if asked for at `init`.
  private(set) var sources: [Range<Int32>] = []
  private var scalars: UnsafeMutablePointer<UInt32>
  private var count = 0
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
      scalars[count] = scalar
      if tracksSources { sources.append(Int32(count)..<Int32(count + 1)) }
      count += 1
      position += length
    }
  }

  /// Takes a text folded.
  ///
  /// Most scalars fold alone, by one look-up. One that does not takes the scalar before it and
  /// all involved ones after it into a segment.
  func fold(_ bytes: UnsafeBufferPointer<UInt8>) {
    reset(for: bytes.count)
    var cursor = Cursor()
    while true {
      foldPlain(bytes, &cursor)
      guard cursor.position < bytes.count else { break }
      foldSegment(bytes, &cursor)
    }
    count = cursor.count
  }

  /// How far folding has come: in bytes and scalars of the original, and in folded scalars.
  private struct Cursor {
    var position = 0
    var ordinal = 0
    var count = 0

    /// Goes past scalars that were all kept, each of so many bytes.
    @inline(__always)
    mutating func skip(_ scalars: Int, of bytes: Int) {
      position &+= scalars &* bytes
      ordinal &+= scalars
      count &+= scalars
    }
  }

  /// Folds up to the next scalar that does not fold alone. The loop touches locals only; what is
  /// met most goes through it in runs.
  private func foldPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ cursor: inout Cursor) {
    guard let source = bytes.baseAddress else { return }
    let (folds, steady) = (UnicodeTables.shared.folds, UnicodeTables.shared.steady)
    let out = scalars
    let start = cursor
    var next = cursor
    var last = next.count == 0 ? 0 : out[next.count - 1]
    while next.position < bytes.count {
      let rest = bytes.count &- next.position
      let lead = source[next.position]
      if lead < 0x80, rest >= ASCIIWord.length,
        let word = ASCIIWord(source + next.position).folded(afterBlank: last == 0x20)
      {
        last = word.store(at: out + next.count)
        next.skip(ASCIIWord.length, of: 1)
        continue
      }
      if lead >= 0xE0 {
        let run = steady.fold(
          from: source + next.position, limit: rest, to: out + next.count, by: folds)
        next.skip(run, of: 3)
        if run > 0 {
          last = out[next.count &- 1]
          continue
        }
      }
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: next.position)
      let entry = folds[scalar]
      if entry & FoldEntry.isInvolved != 0 { break }
      let folded = entry == 0 ? scalar : entry & FoldEntry.scalar
      next.position &+= length
      next.ordinal &+= 1
      if (folded ^ 0x20) | (last ^ 0x20) == 0 { continue }
      out[next.count] = folded
      last = folded
      next.count &+= 1
    }
    cursor = next
    if tracksSources { trackPlain(bytes, from: start, to: next) }
  }

  /// The sources of what `foldPlain` went past: each scalar its own, but for repeated blanks.
  private func trackPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Cursor, to end: Cursor
  ) {
    var cursor = start
    var wasBlank = start.count > 0 && scalars[start.count - 1] == 0x20
    while cursor.position < end.position {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: cursor.position)
      let isBlank = WhiteSpace.contains(scalar)
      if !isBlank || !wasBlank {
        sources.append(Int32(cursor.ordinal)..<Int32(cursor.ordinal + 1))
      }
      wasBlank = isBlank
      cursor.position += length
      cursor.ordinal += 1
    }
  }

  private func foldSegment(_ bytes: UnsafeBufferPointer<UInt8>, _ cursor: inout Cursor) {
    let tables = UnicodeTables.shared
    stepBack(bytes, &cursor)
    count = cursor.count
    segment.clear()
    var isFirst = true
    while cursor.position < bytes.count {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: cursor.position)
      if !isFirst, tables.folds[scalar] & FoldEntry.isInvolved == 0 { break }
      segment.append(scalar, source: cursor.ordinal, as: .folding, by: tables)
      cursor.position += length
      cursor.ordinal += 1
      isFirst = false
    }
    segment.finish(as: .folding, by: tables)
    reserve(count + segment.parts.count + bytes.count - cursor.position)
    for part in segment.parts {
      if part.scalar == 0x20, count > 0, scalars[count - 1] == 0x20 { continue }
      scalars[count] = part.scalar
      count += 1
      if tracksSources { sources.append(part.sources) }
    }
    cursor.count = count
  }

  /// Takes back the scalar before an involved one, but for a blank, which nothing joins.
  private func stepBack(_ bytes: UnsafeBufferPointer<UInt8>, _ cursor: inout Cursor) {
    guard cursor.count > 0, scalars[cursor.count - 1] != 0x20 else { return }
    cursor.count -= 1
    cursor.ordinal -= 1
    cursor.position -= 1
    while bytes[cursor.position] & 0xC0 == 0x80 { cursor.position -= 1 }
    if tracksSources { sources.removeLast() }
  }

  private func reset(for length: Int) {
    count = 0
    if tracksSources { sources.removeAll(keepingCapacity: true) }
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
