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
}

// What a view points to is written before the view exists and never after.
extension Frozen: @unchecked Sendable where Element: Sendable {}

/// Owner of the memory behind frozen arrays: all is freed together.
final class Arena {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// Copies an array to where it will stay.
  func freeze<Element: BitwiseCopyable>(_ elements: [Element]) -> Frozen<Element> {
    let block = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        block.initialize(from: start, count: elements.count)
      }
    }
    blocks.append(UnsafeMutableRawPointer(block))
    return Frozen(base: UnsafePointer(block), count: elements.count)
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}

// Written while a matcher is built, by one thread, and afterwards only freed.
extension Arena: @unchecked Sendable {}
