import Testing
import Triage

@testable import Intake

@Suite struct `A reply` {
  static let events: [(members: String, event: UpdateEvent)] = [
    ("\"event\":\"accepted\"", .accepted),
    ("\"event\":\"declined\"", .declined(reason: nil)),
    ("\"event\":\"declined\",\"reason\":\"far\"", .declined(reason: "far")),
    ("\"event\":\"arrived\"", .arrived),
    ("\"event\":\"paused\",\"reason\":\"parts\"", .paused(reason: "parts")),
    ("\"event\":\"resumed\"", .resumed),
    ("\"event\":\"resolved\"", .resolved(minutes: nil, cost: nil, outcome: nil)),
    (
      "\"event\":\"resolved\",\"minutes\":45,\"cost\":\"120.50\",\"outcome\":\"done\"",
      .resolved(minutes: "45", cost: "120.50", outcome: "done")
    ),
    ("\"event\":\"reopened\"", .reopened(reason: nil)),
    ("\"event\":\"cancelled\"", .cancelled(reason: nil)),
    ("\"event\":\"reassigned\",\"to\":\"otis\"", .reassigned(to: "otis", reason: nil)),
    (
      "\"event\":\"reclassified\",\"urgency\":\"low\",\"reason\":\"r\"",
      .reclassified(category: nil, urgency: "low", reason: "r")
    ),
    ("\"event\":\"chased\"", .chased),
  ]

  @Test(arguments: events)
  func `says what happened`(members: String, event: UpdateEvent) throws {
    let text = "{\"kind\":\"update\",\"ticket\":\"20261123-00042\",\(members)}"
    let accepted = try #require(Reading.read(text).accepted)
    guard case .update(let update) = accepted.message else {
      Issue.record("no update")
      return
    }
    #expect(update.event == event)
    #expect(update.ticket == .ticket("20261123-00042"))
  }

  @Test func `names who, when and by which reference`() throws {
    let text = """
      {"kind":"update","id":7,"ref":"A-17","event":"arrived","by":"wang.lei",
       "at":"2026-01-05T10:00:00","colour":"red"}
      """
    let accepted = try #require(
      Reading.read(text, Reading.context("u.json", source: "app")).accepted)
    guard case .update(let update) = accepted.message else {
      Issue.record("no update")
      return
    }
    #expect(update.id == "7")
    #expect(update.source == "app")
    #expect(update.ticket == .reference("A-17"))
    #expect(update.by == "wang.lei")
    #expect(update.at == (try Timestamp(parsing: "2026-01-05T10:00:00Z")))
    #expect(accepted.notes == ["'colour' is not kept: updates and feedback have no attributes"])
  }

  @Test func `can be feedback with scores by name`() throws {
    let text = """
      {"kind":"feedback","ticket":"t","score":"5","scores":{"speed":4.0,"care":1},"comment":"谢谢"}
      """
    guard case .feedback(let feedback) = Reading.read(text).accepted?.message else {
      Issue.record("no feedback")
      return
    }
    #expect(feedback.score == 5)
    #expect(feedback.scores == ["speed": 4, "care": 1])
    #expect(feedback.comment == "谢谢")
  }

  @Test func `can be a row of a file that also holds requests`() throws {
    let text = """
      kind,id,subject,ref,event,reason,score,scores.speed
      ,1,leak,,,,,
      update,2,,1,paused,parts,,
      feedback,3,,1,,,5,4

      """
    let items = Reading.read(text, as: "a.csv").items
    try #require(items.count == 3)
    let messages = items.compactMap { item in
      if case .accepted(let accepted) = item { accepted.message } else { nil }
    }
    try #require(messages.count == 3)
    guard case .update(let update) = messages[1], case .feedback(let feedback) = messages[2] else {
      Issue.record("\(messages)")
      return
    }
    #expect(update.event == .paused(reason: "parts"))
    #expect(feedback.scores == ["speed": 4])
  }
}
