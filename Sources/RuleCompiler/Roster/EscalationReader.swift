import Triage

extension Draft {
  private static let stepKeys = Keys(
    of: "a step", required: ["target", "at"],
    optional: ["notify", "warn", "reassign", "raise_urgency"])

  /// Reads the ladders.
  func escalations(_ values: [Value]) -> [EscalationLadder] {
    named(values, .escalation).map { name, _, value in
      let steps = elements(value, named: "escalation '\(name)'") ?? []
      return EscalationLadder(
        id: name, steps: steps.compactMap { step($0, of: "escalation '\(name)'") })
    }
  }

  private func step(_ value: Value, of owner: String) -> EscalationStep? {
    guard let mapping = mapping(value, Self.stepKeys, named: "a step of \(owner)") else {
      return nil
    }
    let target = mapping["target"].flatMap { word($0, "a target", of: Target.self) }
    let percent = mapping["at"].flatMap(percent)
    guard let target, let percent else { return nil }
    var step = EscalationStep(target: target, percent: percent)
    step.warns = mapping["warn"].flatMap { flag($0, "'warn'") } ?? false
    step.reassigns = mapping["reassign"].flatMap { flag($0, "'reassign'") } ?? false
    step.notify = mapping["notify"].map(recipients) ?? []
    step.raise =
      mapping["raise_urgency"].flatMap { whole($0, "'raise_urgency'", in: 1...1000) } ?? 0
    if mapping.entries.count == 2 { report(.stepDoesNothing(value, owner)) }
    return step
  }

  private func percent(_ value: Value) -> Int? {
    if let text = value.text, text.hasSuffix("%"), let percent = Int(text.dropLast()),
      (0...100_000).contains(percent)
    {
      return percent
    }
    report(.wrongNumber(value, "'at'", expected: "a share of the target such as 80%"))
    return nil
  }

  /// Who is told: ids, since they become names of folders.
  func recipients(_ value: Value) -> [String] {
    var seen: Set<String> = []
    return texts(value, "who is notified").compactMap { name in
      id(name, "the id of who is notified").flatMap { seen.insert($0).inserted ? $0 : nil }
    }
  }
}
