internal import Glibc

/// One open conversion of iconv(3), closed with the value.
struct Converter: ~Copyable {
  /// Why a conversion stopped.
  enum Stop {
    /// All of the input is converted.
    case done
    /// The next byte begins nothing that is text.
    case bad
    /// The input ends inside a character.
    case cut
  }

  private let handle: iconv_t

  /// Nil where the C library does not know one of the names.
  init?(from: String, to: String) {
    let handle = iconv_open(to, from)
    guard handle != iconv_t(bitPattern: -1), let handle else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// Converts as far as it goes and moves the start of `input` there.
  func convert(_ input: inout ArraySlice<UInt8>, into output: inout [UInt8]) -> Stop {
    var stop = Stop.done
    let used = input.withUnsafeBufferPointer { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      var next: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
        .assumingMemoryBound(to: CChar.self)
      var left = bytes.count
      while left > 0, let reason = step(&next, &left, into: &output) {
        stop = reason
        break
      }
      return bytes.count - left
    }
    input = input.dropFirst(used)
    return stop
  }

  /// Fills one buffer; nil means that there is more to convert or nothing left.
  private func step(
    _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into output: inout [UInt8]
  ) -> Stop? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
      var target: UnsafeMutablePointer<CChar>? = buffer.baseAddress
      var room = buffer.count
      let result = iconv(handle, &next, &left, &target, &room)
      let reason = errno
      for index in 0..<(buffer.count - room) { output.append(UInt8(bitPattern: buffer[index])) }
      guard result == -1 else { return nil }
      switch reason {
      case E2BIG: return nil
      case EINVAL: return .cut
      default: return .bad
      }
    }
  }
}
