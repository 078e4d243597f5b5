extension SpoolFolders {
  /// How many files of a claimed folder are looked into.
  package static let mostFilesOfFolder = 1000

  /// The text in a folder that was claimed because no folder may stand where it stood, so that
  /// people in danger are found in it: the beginnings of its files, one after the other.
  ///
  /// Not deeper than the folder itself; what cannot be read is passed over.
  package func texts(in claim: Claim, limit: Int) throws(SpoolError) -> [UInt8] {
    guard let folder = try claims.subfolder(claim.name) else { return [] }
    var names: [FileName] = []
    try folder.list { name, kind in
      if kind == .file || kind == nil { names.append(name) }
      return names.count < Self.mostFilesOfFolder
    }
    var bytes: [UInt8] = []
    for name in names.sorted() where bytes.count < limit {
      guard let opened = try? calls.openFile(name, in: folder.descriptor) else { continue }
      let file = OpenFile(descriptor: opened, name: name, in: folder)
      _ = try? file.read(limit - bytes.count, into: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
