/// Names that were chosen and are not taken yet: a batch chooses all its names before it moves
/// anything.
struct FreeNames {
  private struct Place: Hashable {
    let folder: SpoolFolder
    let name: FileName
  }

  private var reserved: Set<Place> = []
  /// The last number given to a name that was taken, so that the thousandth `request.json` of a
  /// day does not look at the first again.
  private var numbers: [Place: Int] = [:]

  /// How many names' numbers are remembered.
  static let mostNumbers = 4096

  /// The first number whose name, and its companion's, `isTaken` does not know.
  mutating func choose(
    _ wanted: FileName, companion: String?, in folder: SpoolFolder,
    isTaken: (FileName) throws(SpoolError) -> Bool
  ) throws(SpoolError) -> FileName {
    let wanted = wanted.cut
    let place = Place(folder: folder, name: wanted)
    let number = try first(from: numbers[place].map { $0 + 1 } ?? 1) {
      (number) throws(SpoolError) in
      for name in Self.names(wanted.numbered(number), companion) {
        if reserved.contains(Place(folder: folder, name: name)) { return false }
        if try isTaken(name) { return false }
      }
      return true
    }
    let name = wanted.numbered(number)
    for name in Self.names(name, companion) { reserved.insert(Place(folder: folder, name: name)) }
    if number > 1 { remember(number, for: place) }
    return name
  }

  private static func names(_ name: FileName, _ companion: String?) -> [FileName] {
    guard let companion, let second = name.appending(companion) else { return [name] }
    return [name, second]
  }

  /// Forgets a reservation, because the name is taken now.
  mutating func release(_ name: FileName, in folder: SpoolFolder) {
    reserved.remove(Place(folder: folder, name: name))
  }

  /// Forgets all reservations.
  mutating func releaseAll() {
    reserved.removeAll(keepingCapacity: true)
  }

  private mutating func remember(_ number: Int, for place: Place) {
    if numbers.count >= Self.mostNumbers { numbers.removeAll(keepingCapacity: true) }
    numbers[place] = number
  }

  /// Strides that double until one lands on a free number, then the first free one behind the
  /// last that was taken: few looks, where all numbers up to some thousand are taken.
  private func first(
    from start: Int, _ isFree: (Int) throws(SpoolError) -> Bool
  ) throws(SpoolError) -> Int {
    var taken = start - 1
    var free = start
    while try !isFree(free) {
      let stride = free - taken
      taken = free
      free += 2 * stride
    }
    while free - taken > 1 {
      let middle = (free + taken) / 2
      if try isFree(middle) { free = middle } else { taken = middle }
    }
    return free
  }
}
