import Triage

extension Draft {
  private static let teamKeys = Keys(
    of: "a team", required: ["members"],
    optional: ["strategy", "prefer", "fallback", "escalation", "description"])

  /// Gives the names of teams; they share the space of assignees.
  func teamNames(_ values: [Value]) -> [(name: String, key: Value, value: Value)] {
    let teams = named(values, .team)
    for (name, key, _) in teams {
      if let before = names.value(name, .assignee) {
        report(.nameTwice(key, .team, before: before))
      }
    }
    return teams
  }

  /// Reads the teams that were named.
  func teams(_ named: [(name: String, key: Value, value: Value)]) -> [Team] {
    let teams = named.compactMap { name, key, value in
      mapping(value, Self.teamKeys, named: "team '\(name)'").map { team(name, key, $0) }
    }
    checkFallbacks(teams, named)
    return teams
  }

  private func team(_ name: String, _ key: Value, _ mapping: Mapping) -> Team {
    let owner = "team '\(name)'"
    var team = Team(id: name, members: mapping["members"].map { members($0, of: owner) } ?? [])
    if let strategy = mapping["strategy"].flatMap({ strategy($0, of: owner) }) {
      team.strategy = strategy
    }
    team.prefer =
      mapping["prefer"].map { value in
        texts(value, "what \(owner) prefers").compactMap {
          word($0, "what \(owner) prefers", of: Assignee.Kind.self)
        }
      } ?? []
    team.fallback = mapping["fallback"].flatMap { known($0, .team) }
    team.escalation = mapping["escalation"].flatMap { known($0, .escalation) }
    return team
  }

  private func members(_ value: Value, of owner: String) -> [String] {
    let members = texts(value, "the members of \(owner)")
    if value.elements?.isEmpty ?? false { report(.nobodyInTeam(value, owner)) }
    var seen: [String: Value] = [:]
    return members.compactMap { member in
      guard let name = known(member, .assignee) else { return nil }
      if let before = seen[name] {
        report(.nameTwice(member, .assignee, before: before))
        return nil
      }
      seen[name] = member
      return name
    }
  }

  /// A strategy's word, or `{balanced: {load: 2}}`.
  func strategy(_ value: Value, of owner: String) -> Strategy? {
    let what = "the strategy of \(owner)"
    guard let entries = value.entries else {
      return word(value, what, of: StrategyWord.self)?.strategy
    }
    guard entries.count == 1, let (key, weights) = entries.first else {
      report(.wrongKind(value, expected: "one strategy", of: what))
      return nil
    }
    guard let word = word(key, what, of: StrategyWord.self) else { return nil }
    guard word == .balanced else {
      report(.wrongKind(value, expected: "the word '\(word.rawValue)' alone", of: what))
      return nil
    }
    return balanced(weights)
  }

  private func balanced(_ value: Value) -> Strategy? {
    let keys = Keys(of: "'balanced'", optional: ["load", "cost", "continuity", "fairness"])
    guard !value.isNull else { return .balanced(BalanceWeights()) }
    guard let mapping = mapping(value, keys, named: "'balanced'") else { return nil }
    var weights = BalanceWeights()
    for (key, value) in mapping.entries {
      guard let weight = number(value, "the weight of '\(key.text ?? "")'", from: 0) else {
        continue
      }
      switch key.text {
      case "load": weights.load = weight
      case "cost": weights.cost = weight
      case "continuity": weights.continuity = weight
      default: weights.fairness = weight
      }
    }
    return .balanced(weights)
  }

  private func checkFallbacks(
    _ teams: [Team], _ named: [(name: String, key: Value, value: Value)]
  ) {
    let next = Dictionary(
      teams.compactMap { team in team.fallback.map { (team.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    var settled: Set<String> = []
    for team in teams where !settled.contains(team.id) {
      var path = [team.id]
      while let following = next[path[path.count - 1]], !settled.contains(following) {
        if let start = path.firstIndex(of: following) {
          let value = named.first { $0.name == path[path.count - 1] }?.value["fallback"]
          if let value { report(.fallbackLoops(value, path[start...] + [following])) }
          break
        }
        path.append(following)
      }
      settled.formUnion(path)
    }
  }
}

/// The words for strategies.
enum StrategyWord: String, CaseIterable {
  case roundRobin = "round_robin"
  case leastLoaded = "least_loaded"
  case cheapest
  case balanced

  /// What the word alone means.
  var strategy: Strategy {
    switch self {
    case .roundRobin: .roundRobin
    case .leastLoaded: .leastLoaded
    case .cheapest: .cheapest
    case .balanced: .balanced(BalanceWeights())
    }
  }
}
