/// One move out of the workshop: a dispatch to its assignee, an original to the archive, a
/// refusal to `rejected`.
package struct Handover: Hashable, Sendable {
  /// What is moved.
  package enum From: Hashable, Sendable {
    /// What a sender dropped.
    case claim(Claim)
    /// What this program wrote.
    case staged(StagedName)
  }

  /// What is moved.
  package let from: From
  /// Where to.
  package let folder: SpoolFolder
  /// Under which name, chosen by `freeName` before the ledger's commit.
  package let name: FileName

  /// Says what goes where, under which name.
  package init(from: From, folder: SpoolFolder, name: FileName) {
    self.from = from
    self.folder = folder
    self.name = name
  }
}

/// What came of a hand-over.
package enum HandoverOutcome: Hashable, Sendable {
  /// It lies there under this name, which has got a number if the wanted one was taken.
  case done(FileName)
  /// It was handed over before: what is no longer in the workshop has been.
  case alreadyDone
}
