/// Files that were given back to the inbox, whose own arrival the watch will hear.
///
/// Without it a file that is written for long would go round: given back, heard, claimed, given
/// back. It is shared by the spool and its watch, on one thread.
final class PutBackEchoes {
  private struct Place: Hashable {
    let name: FileName
    let source: String?
  }

  private var expected: Set<Place> = []

  /// How many are remembered; one that is forgotten goes round once more.
  static let most = 1024

  /// Remembers that the kernel will tell of a name that we gave back.
  func expect(_ name: FileName, from source: String?) {
    if expected.count >= Self.most { expected.removeAll() }
    expected.insert(Place(name: name, source: source))
  }

  /// Whether this arrival is an echo, which is told once.
  func take(_ name: FileName, from source: String?) -> Bool {
    !expected.isEmpty && expected.remove(Place(name: name, source: source)) != nil
  }

  /// When nobody listened to a source, or events were lost, no echo of it is to come.
  func forget(_ source: String) {
    expected = expected.filter { $0.source != source }
  }

  /// Expects nothing any more: a new watch has heard nothing.
  func forgetAll() {
    expected.removeAll()
  }
}
