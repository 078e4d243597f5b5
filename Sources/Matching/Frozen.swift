import Synchronization

/// An array that is only read: no reference counting, bounds checked in debug builds only.
///
/// Its memory belongs to an `Arena`; whoever keeps the view keeps the arena.
struct Frozen<Element: BitwiseCopyable>: BitwiseCopyable {
  /// The first element.
  let base: UnsafePointer<Element>
  /// How many elements there are.
  let count: Int

  /// The element at a position that the caller knows to exist.
  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count)
    return base[index]
  }

  /// The same for the narrow indices that compiled tables hold.
  @inline(__always)
  subscript(index: UInt32) -> Element { self[Int(index)] }

  /// Where an element lies, for those that are too large to be copied about.
  @inline(__always)
  func place(of index: UInt32) -> UnsafePointer<Element> {
    assert(index < count)
    return base + Int(index)
  }
}

// What a view points to is written before the view exists and never after.
extension Frozen: @unchecked Sendable where Element: Sendable {}

/// Owner of the memory behind frozen arrays: all is freed together.
final class Arena: Sendable {
  private let blocks = Mutex<[Block]>([])

  // Whoever holds the arena only adds to it; a block is freed once, when nobody holds it.
  private struct Block: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
  }

  /// Owner of what lives as long as the process.
  static let permanent = Arena()

  /// Copies an array to where it will stay.
  func freeze<Element: BitwiseCopyable>(_ elements: [Element]) -> Frozen<Element> {
    let block = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        block.initialize(from: start, count: elements.count)
      }
    }
    let raw = Block(start: UnsafeMutableRawPointer(block))
    blocks.withLock { $0.append(raw) }
    return Frozen(base: UnsafePointer(block), count: elements.count)
  }

  deinit {
    blocks.withLock { blocks in
      for block in blocks { block.start.deallocate() }
    }
  }
}
