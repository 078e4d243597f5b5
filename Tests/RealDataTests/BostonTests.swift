import Testing
import Triage

/// Measured on the rows whose id ends in an odd digit; the rules were written from the others.
@Suite(
  "Boston's requests of 2011",
  // The file is too large and too much somebody else's to lie in this repository.
  .enabled(if: RealData.isPresent, RealData.absence))
struct BostonTests {
  let ruleSet: RuleSet
  let requests: [Request]

  init() throws {
    ruleSet = try RealData.boston.ruleSet()
    requests = try RealData.boston.requests(by: ruleSet)
  }

  @Test("are all read, each under its own id")
  func allRead() {
    #expect(requests.count == 19_123)
    #expect(Set(requests.map { $0[.id] }).count == 19_123)
    #expect(requests.allSatisfy { $0.attributes["queue"] != nil })
  }

  @Test("come to the department and the queue that people chose")
  func agreesWithPeople() {
    let engine = DecisionEngine(ruleSet)
    var departments = Agreement(on: "Boston, department")
    var queues = Agreement(on: "Boston, queue")
    for request in requests where Agreement.isHeldBack(request) {
      let decision = engine.decide(request, at: RealData.takenAt)
      departments.count(decision.team.value, label: Self.id(request.attributes["department"]))
      queues.count(decision.category.value, label: Self.queueID(request.attributes["queue"]))
    }
    departments.tell()
    queues.tell()
    #expect(departments.share >= 0.95)
    #expect(queues.share >= 0.85)
  }

  @Test("all find somebody")
  func allAssigned() {
    let engine = DecisionEngine(ruleSet)
    let assigner = Assigner(ruleSet)
    let workload = Workload(day: ruleSet.contents.zone.local(RealData.takenAt).date)
    let waiting = requests.filter { request in
      let order = WorkOrder(engine.decide(request, at: RealData.takenAt))
      return assigner.assign(order, amid: workload, at: RealData.takenAt).chosen == nil
    }
    #expect(waiting.isEmpty)
  }

  @Test("are the same decisions however often they are made")
  func repeatable() {
    let engines = (DecisionEngine(ruleSet), DecisionEngine(ruleSet))
    let forward = requests.map { engines.0.decide($0, at: RealData.takenAt).json(by: ruleSet) }
    let backward = requests.reversed().map {
      engines.1.decide($0, at: RealData.takenAt).json(by: ruleSet)
    }
    #expect(forward == backward.reversed())
  }

  /// A label as the rules write it: lower case, a hyphen for what is neither letter nor digit.
  private static func id(_ label: some StringProtocol) -> String {
    label.lowercased().split { !("a"..."z" ~= $0 || "0"..."9" ~= $0) }.joined(separator: "-")
  }

  private static func id(_ label: RequestValue?) -> String { id(label?.text ?? "") }

  /// A queue's label as the rules write it: its first `_` parts the department from the queue.
  private static func queueID(_ label: RequestValue?) -> String {
    (label?.text ?? "").split(separator: "_", maxSplits: 1).map { id($0) }.joined(separator: ".")
  }
}
