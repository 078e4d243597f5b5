@testable import RuleCompiler

/// A folder that compiles, for examples that show one thing.
enum BaseFolder {
  static let yaml = """
    customer_types: [owner, tenant]
    intents: [repair]
    sites: [garden-east]
    urgencies: [{id: emergency}, {id: urgent}, {id: normal}]
    categories:
      lift.entrapment: {}
      lift.fault: {}
      water.leak: {}
      other: {}
    staff: [{id: wang.lei}]
    teams: {desk: {members: [wang.lei]}}
    defaults: {category: other, urgency: normal, team: desk, intent: repair}

    """

  static let file = RulesFolder.File(path: "base.yaml", bytes: Array(yaml.utf8))

  /// The base with one more file.
  static func with(_ yaml: String) -> RulesFolder {
    MarkedExample(yaml, besides: [file]).folder
  }
}
