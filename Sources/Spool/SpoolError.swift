package import SystemPackage

/// What failed in the world: the verb, the object, the cause.
package struct SpoolError: Error, Hashable, Sendable {
  /// Why it failed.
  package enum Cause: Hashable, Sendable {
    /// The kernel said no.
    case system(Errno)
    /// Another daemon has the spool; its process id, where that could be read.
    case heldByAnother(process: Int32?)
    /// A folder lies on another file system than the spool, so that nothing can be renamed there.
    case otherFileSystem
    /// A name that must not become part of a path.
    case unfitName
    /// More folders in the inbox than are looked at.
    case tooManySources(limit: Int)
    /// inotify has no room left: scan now and then instead.
    case watchLimit
  }

  /// What was tried, as in "cannot 'rename'".
  package let verb: String
  /// What it was tried on, printable.
  package let object: String
  /// Why it failed.
  package let cause: Cause

  /// Says what was tried on what, and what came of it.
  package init(_ verb: String, _ object: String, _ cause: Cause) {
    self.verb = verb
    self.object = object
    self.cause = cause
  }

  /// Whether it can heal by itself or by an operator's hand, so that trying again later is right.
  package var isTemporary: Bool {
    switch cause {
    case .system(let errno): Self.healing.contains(errno)
    case .watchLimit: true
    case .heldByAnother, .otherFileSystem, .unfitName, .tooManySources: false
    }
  }

  private static let healing: Set<Errno> = [
    .noSpace, Errno(rawValue: 122), .tooManyOpenFiles, .tooManyOpenFilesInSystem, .ioError,
    .readOnlyFileSystem, .resourceTemporarilyUnavailable, .noMemory, .resourceBusy,
  ]
}

extension SpoolError: CustomStringConvertible {
  /// One line for the journal and the terminal.
  package var description: String {
    switch cause {
    case .system(let errno): "cannot \(verb) '\(object)': \(errno.description.lowercasingFirst)"
    case .heldByAnother(let process?):
      "cannot \(verb) '\(object)': process \(process) has it; one daemon serves a spool"
    case .heldByAnother(nil):
      "cannot \(verb) '\(object)': another process has it; one daemon serves a spool"
    case .otherFileSystem:
      "cannot \(verb) '\(object)': it lies on another file system than the spool"
    case .unfitName: "cannot \(verb) '\(object)': it cannot name a file or a folder of the spool"
    case .tooManySources(let limit):
      "cannot \(verb) '\(object)': it holds more than \(limit) folders, and the others are not read"
    case .watchLimit:
      "cannot \(verb) '\(object)': no room; raise fs.inotify.max_user_watches or max_user_instances"
    }
  }
}

extension String {
  fileprivate var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
}
