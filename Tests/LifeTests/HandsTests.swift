import Diagnostics
import Ledger
import Testing
import Triage

@Suite struct `The hands of a ticket` {
  @Test func `a declined ticket goes to the next, and its folder says so`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.say("declined", of: "a", #""reason":"on the roof""#)
    #expect(try desk.ticket("a").holder.assignee == "bob")
    #expect(try desk.ticket("a").state == .dispatched)
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-1.withdrawn.json"])
    #expect(desk.files(of: "bob") == ["\(number)-2.json"])
    let withdrawn = try desk.file("\(number)-1.withdrawn.json", of: "ann")
    #expect(withdrawn["because"] == "declined")
    #expect(withdrawn["reason"] == "on the roof")
    #expect(try desk.faults() == [])
  }
}
