/// A number for each scalar in two steps: most scalars share the page of zeros.
struct PagedTable: BitwiseCopyable, Sendable {
  private let pages: Frozen<UInt16>
  private let values: Frozen<UInt32>

  /// The number of a scalar; zero where none was given.
  @inline(__always)
  subscript(scalar: UInt32) -> UInt32 {
    values[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
  }

  /// Collects numbers before they are frozen.
  struct Draft {
    private var pages = [UInt16](repeating: 0, count: 0x110000 >> 8)
    private var values = [UInt32](repeating: 0, count: 256)

    /// Reads or writes one number.
    subscript(scalar: UInt32) -> UInt32 {
      get { values[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)] }
      set {
        let page = Int(scalar >> 8)
        if pages[page] == 0 {
          guard newValue != 0 else { return }
          pages[page] = UInt16(values.count >> 8)
          values.append(contentsOf: repeatElement(0, count: 256))
        }
        values[Int(pages[page]) << 8 | Int(scalar & 0xFF)] = newValue
      }
    }

    /// The table as it is read.
    func frozen(in arena: Arena) -> PagedTable {
      PagedTable(pages: arena.freeze(pages), values: arena.freeze(values))
    }
  }
}
