import ArgumentParser

/// What the program tells the one who started it; the upper ones are those of sysexits.h.
enum ExitStatus: Int32 {
  /// All is well.
  case success = 0
  /// Something was found, failed, or is not there: an error, a test, a ticket.
  case found = 1
  /// The command line cannot be understood.
  case usage = 64
  /// What came in is no request.
  case unreadable = 65
  /// A file or folder is not there.
  case missing = 66
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another daemon has the spool.
  case held = 75
  /// Rules or settings cannot be used.
  case configuration = 78

  /// Ends the program without a word more; `success` goes on.
  func end() throws {
    guard self != .success else { return }
    throw ExitCode(rawValue)
  }
}

/// A command that cannot go on: what to tell, and how to end.
struct CommandFailure: Error {
  /// How to end.
  let status: ExitStatus
  /// One or more lines for people, without the program's name.
  let message: String

  /// Ends with a status and a message.
  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
