import SystemPackage

extension SpoolFolders {
  /// Removes originals that were archived before a day, at most `limit` of them, and the folders
  /// that this empties. True when there is more to remove.
  package func removeArchive(before day: SpoolDay, limit: Int) throws(SpoolError) -> Bool {
    guard let archive = try root.subfolder(Names.archive) else { return false }
    var left = limit
    for year in try numbered(archive, digits: 4) where year.number <= day.year {
      for month in try numbered(year.folder, digits: 2)
      where (year.number, month.number) <= (day.year, day.month) {
        for old in try numbered(month.folder, digits: 2) {
          let date = SpoolDay(year: year.number, month: month.number, day: old.number)
          guard let date, date < day else { continue }
          guard left > 0 else { return true }
          left -= try empty(old.folder, limit: left)
          try removeIfEmpty(old.name, in: month.folder)
        }
        try removeIfEmpty(month.name, in: year.folder)
      }
      try removeIfEmpty(year.name, in: archive)
    }
    return left == 0
  }

  private struct Numbered {
    let number: Int
    let name: FileName
    let folder: OpenFolder
  }

  /// In order; what is named otherwise is none of ours.
  private func numbered(_ folder: OpenFolder, digits: Int) throws(SpoolError) -> [Numbered] {
    var names: [FileName] = []
    try folder.list { name, kind in
      if kind == .folder || kind == nil, name.count == digits { names.append(name) }
      return true
    }
    var found: [Numbered] = []
    for name in names.sorted() {
      guard let number = SpoolDay.number(name.printable, digits: digits) else { continue }
      guard let below = try folder.subfolder(name) else { continue }
      found.append(Numbered(number: number, name: name, folder: below))
    }
    return found
  }

  private func empty(_ folder: OpenFolder, limit: Int) throws(SpoolError) -> Int {
    var names: [FileName] = []
    try folder.list { name, kind in
      if kind != .folder { names.append(name) }
      return names.count < limit
    }
    for name in names { try folder.remove(name) }
    return names.count
  }

  private func removeIfEmpty(_ name: FileName, in folder: OpenFolder) throws(SpoolError) {
    do throws(SpoolError) {
      try folder.remove(name, isFolder: true)
    } catch {
      let isStillUsed: Set<SpoolError.Cause> = [
        .system(.directoryNotEmpty), .system(.fileExists),
      ]
      guard isStillUsed.contains(error.cause) else { throw error }
    }
  }
}
