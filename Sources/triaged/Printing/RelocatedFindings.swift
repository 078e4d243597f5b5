import Diagnostics

extension Findings {
  /// The same findings with paths as they are from the working directory, for programs that open
  /// files: places are relative to the folder above the rules folder.
  /// - Parameter path: the rules folder, or one file of it, as it was named.
  func relocated(below path: String) -> Findings {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      .filter { $0 != "." }.map(String.init)
    let named = parts.last == "" ? parts.dropLast() : parts[...]
    let isFile = path.hasSuffix(".yaml")
    let above = named.dropLast(isFile ? 2 : 1)
    guard !above.isEmpty else { return self }
    let prefix = above.joined(separator: "/") + "/"
    var relocated = Findings(limit: .max)
    for finding in sorted { relocated.add(finding.relocated(prefix)) }
    return relocated
  }
}

extension Finding {
  fileprivate func relocated(_ prefix: String) -> Finding {
    var copy = self
    copy.place = place.relocated(prefix)
    copy.labels = labels.map { Label(place: $0.place.relocated(prefix), message: $0.message) }
    copy.fixIts = fixIts.map { fixIt in
      FixIt(
        title: fixIt.title,
        replacements: fixIt.replacements.map {
          Replacement($0.place.relocated(prefix), with: $0.text)
        })
    }
    return copy
  }
}

extension Place {
  fileprivate func relocated(_ prefix: String) -> Place {
    Place(path: prefix + path, extent: extent)
  }
}
