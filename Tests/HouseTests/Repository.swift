import Foundation

/// The checkout that these tests stand in.
enum Repository {
  /// Its top folder, found from where this file is.
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Our own Swift sources, in order.
  static let sources = swiftFiles(below: "Sources")

  /// Our own tests, in order.
  static let tests = swiftFiles(below: "Tests")

  /// Sources and tests.
  static let swift = sources + tests

  /// The pages for people: what stands on top, and everything under `docs`.
  static let pages = ["README.md"] + files(below: "docs").filter { $0.hasSuffix(".md") }

  /// The text of a file, by its path below the top.
  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Whether a file or folder is there.
  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The names directly in a folder.
  static func names(in folder: String) -> [String] {
    let path = root.appending(path: folder).path
    return (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
  }

  /// All files below a folder, as paths below the top, hidden ones and build products left out.
  static func files(below folder: String) -> [String] {
    names(in: folder).filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let path = folder + "/" + name
      let values = try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey])
      return values?.isDirectory == true ? files(below: path) : [path]
    }
  }

  private static func swiftFiles(below folder: String) -> [SwiftFile] {
    files(below: folder).filter { $0.hasSuffix(".swift") }.map { path in
      guard let text = try? text(of: path) else { fatalError("'\(path)' cannot be read") }
      return SwiftFile(path: path, text: text)
    }
  }
}

/// One Swift file, as it is written and as code alone.
struct SwiftFile: Sendable {
  /// Below the top of the checkout.
  let path: String
  /// As it is written.
  let lines: [String]
  /// The same lines with comments and the insides of strings blanked out.
  let code: [String]
  /// What is declared in it.
  let declarations: [Declaration]

  /// Splits and blanks a text.
  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    code = CodeOnly(text).text
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    declarations = DeclarationScan(code).declarations
  }

  /// The target that it belongs to: the folder below `Sources` or `Tests`.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  /// Its name without `.swift`.
  var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }

  /// A place that editors can jump to.
  func place(_ line: Int) -> String { "\(path):\(line + 1)" }
}
