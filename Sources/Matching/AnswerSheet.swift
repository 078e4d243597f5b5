/// The answers found so far for one subject; forgetting them all is counting on.
final class AnswerSheet {
  /// The number of the subject, then a mark for each question: the subject that was asked, and
  /// whether the answer was yes.
  private let marks: UnsafeMutablePointer<UInt32>
  private let count: Int

  /// Room for a number of questions.
  init(count: Int) {
    self.count = count
    marks = .allocate(capacity: count + 1)
    marks.initialize(repeating: 0, count: count + 1)
  }

  deinit { marks.deallocate() }

  /// Forgets all answers.
  func removeAll() {
    marks[0] += 1
    guard marks[0] == 1 << 31 else { return }
    marks.update(repeating: 0, count: count + 1)
    marks[0] = 1
  }

  /// The answer, if there is one yet.
  @inline(__always)
  subscript(question: UInt32) -> Bool? {
    let mark = marks[Int(question) + 1]
    return mark >> 1 == marks[0] ? mark & 1 == 1 : nil
  }

  /// Notes an answer and tells whether it is news.
  @inline(__always)
  func note(_ answer: Bool, for question: UInt32) -> Bool {
    let mark = marks[0] << 1 | (answer ? 1 : 0)
    guard marks[Int(question) + 1] != mark else { return false }
    marks[Int(question) + 1] = mark
    return true
  }
}
