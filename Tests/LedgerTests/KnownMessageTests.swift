import Testing
import Triage

@testable import Ledger

@Suite("What came before")
struct KnownMessageTests {
  let test: TestLedger

  init() throws {
    test = try TestLedger()
    try test.commit { Sample.add(1, to: &$0) }
  }

  @Test func isKnownByKindSourceAndReference() throws {
    let update = MessageKey(.update, source: nil, id: "u-1")
    try test.commit {
      $0.answered = [AnsweredMessage(update, digest: [7], ticket: Sample.number(1))]
    }
    let request = MessageKey(.request, source: "app", id: "A-1")
    let strangers = [
      MessageKey(.request, source: "app", id: "A-2"),
      MessageKey(.request, source: nil, id: "A-1"),
      MessageKey(.update, source: "app", id: "u-1"),
      MessageKey(.feedback, source: nil, id: "u-1"),
    ]
    let known = try test.reader.known([request, update] + strangers)
    #expect(
      known == [
        request: KnownMessage(digest: Sample.origin(1).digest, ticket: Sample.number(1)),
        update: KnownMessage(digest: [7], ticket: Sample.number(1)),
      ])
  }

  @Test func ofWhatCannotBeReadIsKnownByItsBytes() throws {
    let key = UnreadableText.Key(source: "app", digest: [1, 2])
    try test.commit { $0.unreadable = [UnreadableText(key, ticket: Sample.number(1))] }
    let strangers = [
      UnreadableText.Key(source: nil, digest: [1, 2]), .init(source: "app", digest: [1]),
    ]
    #expect(try test.reader.knownUnreadable([key] + strangers) == [key: Sample.number(1)])
  }

  @Test func asADropIsKnownUntilItIsForgotten() throws {
    #expect(try test.reader.decidedDrops(among: ["claim-1", "claim-2"]) == ["claim-1"])
    #expect(try test.ledger.forgetDrops(before: Sample.noon) == 0)
    #expect(try test.ledger.forgetDrops(before: Sample.time(1)) == 1)
    #expect(try test.reader.decidedDrops(among: ["claim-1"]) == [])
  }

  @Test func asFeedbackIsReplacedByALaterOne() throws {
    var feedback = TicketFeedback(ticket: Sample.number(1), score: 2, at: Sample.noon)
    feedback.scores = ["speed": 1, "manners": 5]
    feedback.comment = "慢"
    try test.commit { $0.feedback = [feedback] }
    #expect(try test.reader.feedback(on: feedback.ticket) == feedback)
    let later = TicketFeedback(ticket: Sample.number(1), score: 5, at: Sample.time(9))
    try test.commit { $0.feedback = [later] }
    #expect(try test.reader.feedback(on: feedback.ticket) == later)
  }
}
