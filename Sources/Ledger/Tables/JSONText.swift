internal import Foundation

/// Lists and maps of small values inside one column, as JSON, so that SQL can look into them.
enum JSONText {
  /// A list of texts as one column holds it.
  static func of(_ texts: [String]) throws -> String {
    texts.isEmpty ? "[]" : try encoded(texts)
  }

  /// Numbers by name as one column holds them.
  static func of(_ numbers: [String: Int]) throws -> String {
    numbers.isEmpty ? "{}" : try encoded(numbers)
  }

  /// Reads a list of texts back.
  static func texts(_ json: String) throws -> [String] {
    json == "[]" ? [] : try JSONDecoder().decode([String].self, from: Data(json.utf8))
  }

  /// Reads numbers by name back.
  static func numbers(_ json: String) throws -> [String: Int] {
    json == "{}" ? [:] : try JSONDecoder().decode([String: Int].self, from: Data(json.utf8))
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
