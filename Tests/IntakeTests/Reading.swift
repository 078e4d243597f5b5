internal import Glibc
internal import Triage

@testable import Intake

/// Short ways to read a text in a test.
enum Reading {
  /// The moment at which everything in these tests is taken.
  static let takenAt = Timestamp(milliseconds: 1_795_500_000_000)

  static func context(
    _ fileName: String, source: String? = nil, mapping: SourceMapping? = nil
  ) -> IntakeContext {
    var context = IntakeContext(fileName: fileName, defaultZone: .utc, takenAt: takenAt)
    context.source = source
    context.mapping = mapping
    return context
  }

  static func read(_ text: String, _ context: IntakeContext) -> IntakeResult {
    IntakeReader.read(Array(text.utf8), context: context)
  }

  static func read(_ text: String, as fileName: String = "a.json") -> IntakeResult {
    read(text, context(fileName))
  }

  /// The items of a batch, read in pieces of a size.
  static func items(
    _ bytes: [UInt8], _ context: IntakeContext, pieces size: Int
  ) throws(Refusal) -> [IntakeItem] {
    let pieces = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
    var survey = try BatchSurvey(context: context)
    for piece in pieces { try survey.read(piece) }
    var reader = BatchReader(plan: try survey.finish(), context: context)
    var items: [IntakeItem] = []
    for piece in pieces { items += reader.read(piece) }
    return items + reader.finish()
  }

  /// The bytes of a file of the shared test data; nil where it is not checked out.
  static func sharedFile(_ path: String) -> [UInt8]? {
    guard let file = fopen("\(sharedFolder)/\(path)", "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// The shared data lies beside the repository, where there is any.
  static let hasSharedFiles = access(sharedFolder, R_OK) == 0

  private static let sharedFolder: String = {
    let steps = #filePath.split(separator: "/").dropLast(4)
    return "/" + steps.joined(separator: "/") + "/shared/data"
  }()

  /// Names of files in a folder of the shared data, in byte order.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir("\(sharedFolder)/\(folder)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

extension IntakeResult {
  /// All of the items.
  var items: [IntakeItem] {
    switch self {
    case .items(let items): items
    case .refused: []
    }
  }

  /// The only message, if it was accepted.
  var accepted: AcceptedMessage? {
    guard items.count == 1, case .accepted(let message) = items[0] else { return nil }
    return message
  }

  /// The only request, if it was accepted.
  var request: Request? {
    guard case .request(let request) = accepted?.message else { return nil }
    return request
  }

  /// Why the file, or else its first bad row, was refused.
  var refusal: Refusal? {
    switch self {
    case .refused(let refusal): refusal
    case .items(let items): items.compactMap(\.refusal).first
    }
  }
}

extension IntakeItem {
  var refusal: Refusal? {
    switch self {
    case .accepted: nil
    case .refused(let row): row.refusal
    }
  }

  var request: Request? {
    guard case .accepted(let accepted) = self, case .request(let request) = accepted.message
    else { return nil }
    return request
  }
}
