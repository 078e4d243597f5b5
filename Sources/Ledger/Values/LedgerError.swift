package import Triage

/// What failed in the world: the verb, the object, the cause.
package struct LedgerError: Error, Hashable, Sendable {
  /// Why it failed.
  package enum Cause: Hashable, Sendable {
    /// No room on the file system, or a quota reached.
    case full
    /// Another process keeps the ledger.
    case busy
    /// The disk or the file system failed; the storage's own code.
    case storage(code: Int32, message: String)
    /// The file, its folder or its file system cannot be written.
    case readOnly
    /// There is no ledger, or it cannot be opened.
    case missing
    /// It is no ledger, or it is damaged.
    case damaged(String)
    /// A newer program wrote it.
    case newer
    /// An older program wrote it, and it was opened only to be read.
    case older
    /// A ticket was written by somebody else since it was read: read it again, decide again.
    case stale(TicketNumber)
    /// What was written contradicts what is there.
    case conflict(String)
  }

  /// What was tried, as in "cannot 'commit'".
  package let verb: String
  /// What it was tried on.
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
    case .full, .busy, .storage, .readOnly: true
    case .missing, .damaged, .newer, .older, .stale, .conflict: false
    }
  }
}

extension LedgerError: CustomStringConvertible {
  /// One line for the journal and the terminal.
  package var description: String { "cannot \(verb) '\(object)': \(reason)" }

  private var reason: String {
    switch cause {
    case .full: "no space is left on the file system"
    case .busy: "another process keeps it"
    case .storage(let code, let message): "\(message) (\(code))"
    case .readOnly: "it cannot be written here"
    case .missing: "there is none, or it cannot be opened"
    case .damaged(let what): "it is no ledger or is damaged: \(what)"
    case .newer: "a newer triaged wrote it"
    case .older: "an older triaged wrote it; the daemon brings it up to date when it starts"
    case .stale(let number): "ticket '\(number.text)' was written since it was read"
    case .conflict(let what): what
    }
  }
}
