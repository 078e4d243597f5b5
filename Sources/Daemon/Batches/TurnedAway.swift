import Diagnostics
import Intake
import Ledger
import Triage

/// A message that could be read and is refused for what the ledger knows: for its id, or for the
/// state of its ticket. Its words may still tell of somebody in danger.
struct TurnedAway {
  let message: AcceptedMessage
  let digest: ContentDigest
  let refusal: Refusal
  let provenance: BatchDraft.Provenance
}

extension Triager {
  /// Makes tickets of those turned away whose words tell of somebody in danger.
  func keepEndangered(_ draft: inout BatchDraft, encoding: SourceMapping.Encoding) throws {
    let turnedAway = draft.turnedAway
    draft.turnedAway = []
    for one in turnedAway {
      let conclusion = engines[0].concludeRefused(
        one.message.raw, source: one.provenance.source, encoding: encoding, at: draft.now)
      guard let conclusion else { continue }
      let key = UnreadableText.Key(source: one.provenance.source, digest: one.digest.bytes)
      let known = try ledger.reader.knownUnreadable([key])[key]
      draft.openEndangered(
        conclusion, key, known: known, because: one.refusal, from: one.provenance)
    }
  }
}
