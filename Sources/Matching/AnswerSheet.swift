/// The answers found so far for one subject; forgetting them all is counting on.
final class AnswerSheet {
  private let marks: UnsafeMutablePointer<UInt32>
  private let count: Int
  private var subject: UInt32 = 0

  /// Room for a number of questions.
  init(count: Int) {
    self.count = count
    marks = .allocate(capacity: max(count, 1))
    marks.initialize(repeating: 0, count: max(count, 1))
  }

  deinit { marks.deallocate() }

  /// Forgets all answers.
  func removeAll() {
    subject += 1
    guard subject == 1 << 31 else { return }
    marks.update(repeating: 0, count: max(count, 1))
    subject = 1
  }

  /// The answer, if there is one yet.
  @inline(__always)
  subscript(index: Int) -> Bool? {
    let mark = marks[index]
    return mark >> 1 == subject ? mark & 1 == 1 : nil
  }

  /// Notes an answer and tells whether a yes is new.
  @inline(__always)
  func note(_ answer: Bool, at index: Int) -> Bool {
    let mark = subject << 1 | (answer ? 1 : 0)
    guard marks[index] != mark else { return false }
    marks[index] = mark
    return true
  }
}
