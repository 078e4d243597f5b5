import Matching
import Triage

/// Looks for a moment that lies in some sets of moments and outside others.
struct MomentSearch {
  /// One of each must hold.
  let sets: [[Alternative]]
  /// None of these may.
  let excluded: [Alternative]

  /// The first moment that fits, from a start on: bounds first, then every half hour of nine days,
  /// then every six hours of a year.
  func moment(from start: Timestamp) -> Timestamp? {
    let week = (0..<432).map { start.milliseconds + Int64($0) * 1_800_000 }
    let year = (0..<1500).map { start.milliseconds + Int64($0) * 21_600_000 }
    let candidates = [start.milliseconds] + bounds + bounds.map { $0 + 43_200_000 } + week + year
    return candidates.first(where: fits).map(Timestamp.init(milliseconds:))
  }

  private var bounds: [Int64] {
    (sets.flatMap(\.self) + excluded).flatMap { alternative -> [Int64] in
      guard case .instants(let interval) = alternative else { return [] }
      return [interval.lower, interval.upper].compactMap(\.self)
        .flatMap { [$0.value, $0.value + 1, $0.value - 1] }
    }
  }

  private func fits(_ moment: Int64) -> Bool {
    sets.allSatisfy { set in set.contains { Self.holds($0, moment) } }
      && !excluded.contains { Self.holds($0, moment) }
  }

  private static func holds(_ alternative: Alternative, _ moment: Int64) -> Bool {
    switch alternative {
    case .exists: true
    case .instants(let interval): interval.contains(moment)
    case .during(let times): times.contains(moment)
    case .text, .number, .below, .phrase, .start, .end, .pattern, .numbers, .opaque: false
    }
  }
}
