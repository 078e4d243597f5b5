import Testing
import Triage

/// Measured on the messages with an odd number; the rules were written from the others.
@Suite(
  "Chinese petitions",
  // The texts are a contest's, for testing only, and may not be passed on.
  .enabled(if: RealData.isPresent, RealData.absence))
struct PetitionTests {
  let ruleSet: RuleSet
  let requests: [Request]

  init() throws {
    ruleSet = try RealData.petitions.ruleSet()
    requests = try RealData.petitions.requests(by: ruleSet)
  }

  /// The category of each topic under which clerks file.
  private static let categories = [
    "城乡建设": "construction", "劳动和社会保障": "labour", "教育文体": "education",
    "卫生计生": "health", "商贸旅游": "commerce", "交通运输": "transport", "环境保护": "environment",
  ]

  @Test("are all read, each with a topic that is known")
  func allRead() {
    #expect(requests.count == 696)
    #expect(requests.allSatisfy { Self.topic(of: $0) != nil })
  }

  @Test("come to the topic that a clerk chose")
  func agreesWithPeople() {
    let engine = DecisionEngine(ruleSet)
    var topics = Agreement(on: "petitions, topic")
    for request in requests where Agreement.isHeldBack(request) {
      let decision = engine.decide(request, at: RealData.takenAt)
      topics.count(decision.category.value, label: Self.topic(of: request) ?? "")
    }
    topics.tell()
    #expect(topics.share >= 0.75)
  }

  private static func topic(of request: Request) -> String? {
    request.attributes["一级标签"].flatMap { categories[$0.text] }
  }
}
