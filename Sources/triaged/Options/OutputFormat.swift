import ArgumentParser

/// The shapes in which most commands answer.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// For programs; stable.
  case json
}
