import Testing
import Triage

@Suite struct `The table of a ticket's life` {
  /// A row for each state, a column for each event, in their order; `·` is refused.
  static let table = """
              acc dec arr pau rsm rsv rop can rea rcl cha hld rel fbk
    waiting    ·   ·   ·   ·   ·   ·   ·   !   ?   =   =   !   ·   ·
    held       ·   ·   ·   ·   ·   ·   ·   !   ?   =   =   ·   ?   ·
    dispatched !   ?   ·   ·   ·   !   ·   !   ?   =   =   ·   ·   ·
    accepted   !   ?   !   !   ·   !   ·   !   ?   =   =   ·   ·   ·
    arrived    ·   ·   ·   !   ·   !   ·   !   ?   =   =   ·   ·   ·
    paused     ·   ·   ·   ·   <   !   ·   !   ?   =   =   ·   ·   ·
    resolved   ·   ·   ·   ·   ·   ·   ?   ·   ·   ·   ·   ·   ·   =
    cancelled  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    """

  static func sign(_ move: TicketMove?) -> String {
    switch move {
    case nil: "·"
    case .enters: "!"
    case .resumes: "<"
    case .seeksHands: "?"
    case .stays: "="
    }
  }

  @Test(arguments: TicketState.allCases)
  func `says of every event whether it fits`(state: TicketState) throws {
    let rows = Self.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let row = try #require(rows.first { $0[0] == state.rawValue })
    #expect(LifeEvent.allCases.map { Self.sign($0.move(from: state)) } == Array(row.dropFirst()))
  }

  @Test func `names what fits`() {
    #expect(TicketState.resolved.fitting == [.reopened, .feedback])
    #expect(TicketState.cancelled.fitting == [])
  }

  @Test func `every event enters the state of its name`() {
    for (event, state) in [
      (LifeEvent.accepted, TicketState.accepted), (.arrived, .arrived), (.paused, .paused),
      (.resolved, .resolved), (.cancelled, .cancelled), (.held, .held),
    ] {
      for before in event.fits { #expect(event.move(from: before) == .enters(state)) }
    }
  }
}

@Suite struct `The time of an update` {
  let received = Desk.moment("2026-11-23T09:00:00")
  let last = Desk.moment("2026-11-23T09:30:00")
  let now = Desk.moment("2026-11-23T10:00:00")

  private func counting(_ stated: String?) throws -> Timestamp {
    try UpdateTime(receivedAt: received, lastUpdate: last, now: now)
      .counting(stated.map { Desk.moment("2026-11-23T\($0)") })
  }

  @Test(arguments: [
    (nil, "10:00:00"), ("09:45:00", "09:45:00"), ("09:10:00", "09:30:00"),
    ("09:00:00", "09:30:00"), ("10:05:00", "10:05:00"),
  ])
  func `is what it says, but not before the last one`(stated: String?, counts: String) throws {
    #expect(try counting(stated) == Desk.moment("2026-11-23T\(counts)"))
  }

  @Test func `is not believed before the request came`() {
    #expect(throws: UpdateTimeFault.beforeReceipt(received)) { try counting("08:59:59") }
  }

  @Test func `is not believed more than five minutes ahead`() {
    #expect(throws: UpdateTimeFault.ahead) { try counting("10:05:01") }
  }
}

@Suite struct `Stopped time` {
  let eight = Desk.moment("2026-11-23T08:00:00")
  let nine = Desk.moment("2026-11-23T09:00:00")
  let ten = Desk.moment("2026-11-23T10:00:00")

  @Test func `runs from the first stop to the next start`() {
    var time = StoppedTime()
    time.stop(at: eight)
    time.stop(at: nine)
    #expect(time.since == eight)
    time.start(at: ten)
    time.start(at: ten)
    #expect(time.stretches == [eight..<ten])
    #expect(time.since == nil)
  }

  @Test func `of no length leaves no trace`() {
    var time = StoppedTime()
    time.stop(at: nine)
    time.start(at: nine)
    #expect(time == StoppedTime())
  }
}
