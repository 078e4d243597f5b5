import SystemPackage

/// Whether anybody still writes a file.
package enum Completeness: Hashable, Sendable {
  /// Nobody has it open for writing.
  case complete
  /// Somebody has.
  case beingWritten
  /// This file cannot be asked: another user's, or on a file system without leases.
  case unknown
}

extension Completeness {
  /// Asks by a read lease, which stays until the file is closed.
  init(asking file: borrowing OpenFile) {
    do {
      try file.calls.takeReadLease(file.descriptor)
      self = .complete
    } catch .resourceTemporarilyUnavailable {
      self = .beingWritten
    } catch {
      self = .unknown
    }
  }
}

extension SpoolFolders {
  /// Whether a file that a scan has found can be claimed.
  ///
  /// An empty file is `.unknown`: between making a file and opening it for writing there is a
  /// moment in which it looks complete.
  package func completeness(of entry: InboxEntry) throws(SpoolError) -> Completeness {
    guard entry.kind == .file else { return .complete }
    guard let folder = try inboxFolder(of: entry.source) else { return .unknown }
    let opened: Int32
    do {
      opened = try calls.openFile(entry.name, in: folder.descriptor)
    } catch .noSuchFileOrDirectory, .tooManySymbolicLinkLevels, .permissionDenied {
      return .unknown
    } catch {
      throw SpoolError("open", folder.display(entry.name), .system(error))
    }
    let file = OpenFile(descriptor: opened, name: entry.name, in: folder)
    let answer = Completeness(asking: file)
    guard answer == .complete else { return answer }
    return try file.status().size == 0 ? .unknown : .complete
  }
}
