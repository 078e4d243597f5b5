/// The name that somebody most likely meant to write.
///
/// Compared without regard to case by the Damerau-Levenshtein distance (a letter too many, too
/// few, wrong, or two swapped count one each), letter by letter as people see them, so that it
/// serves Chinese too. At most a third of the longer name may differ, but one letter always, unless
/// nothing would be left in common. Among equals the first of `names` wins.
package func nearest(to name: String, in names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased())
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in names where candidate != name {
    let letters = Array(candidate.lowercased())
    let longer = max(letters.count, wanted.count)
    let bound = min(max(1, longer / 3), (best?.distance ?? .max) - 1)
    guard longer > 1, longer <= 64, abs(letters.count - wanted.count) <= bound else { continue }
    let distance = editDistance(wanted, letters)
    if distance <= bound, distance < longer { best = (candidate, distance) }
    if distance == 0 { break }
  }
  return best?.name
}

/// Optimal string alignment: Damerau-Levenshtein in which no letter is edited twice.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let same = left[row] == right[column]
      var cost = min(
        previous[column] + (same ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
