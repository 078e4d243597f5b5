import Diagnostics
import Matching

extension Draft {
  /// A phrase; nil with a finding where it is none.
  func phrase(_ value: Value) -> Phrase? {
    guard let text = text(value, "a phrase") else { return nil }
    do throws(Phrase.Fault) {
      let phrase = try Phrase(text)
      if let mark = separator(in: text) { report(.separatorInPhrase(value, text, mark)) }
      return phrase
    } catch {
      report(.malformedPhrase(value, error))
      return nil
    }
  }

  /// A list of phrases, a single one, or `{list: NAME}`.
  func phrases(_ value: Value) -> [Phrase] {
    if value.entries != nil {
      let keys = Keys(of: "a list of phrases", required: ["list"])
      let mapping = mapping(value, keys, named: "a list of phrases")
      return mapping?["list"].map(phrases(ofList:)) ?? []
    }
    return texts(value, "a phrase").compactMap(phrase)
  }

  /// A regular expression; nil with a finding where it is none.
  func pattern(_ value: Value, exact: Bool) -> Pattern? {
    guard let text = text(value, "a regular expression") else { return nil }
    do throws(Pattern.Fault) {
      return try Pattern(text, exact: exact)
    } catch {
      report(.malformedPattern(value, text, error))
      return nil
    }
  }

  /// The first character that people put between two phrases.
  private func separator(in text: String) -> Character? {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      // U+FF0C, U+FF1B, U+3001 end in these bytes behind 0xBC, 0xBC and 0x80.
      if byte == UInt8(ascii: ";") || (byte == 0x8C || byte == 0x9B) && previous == 0xBC
        || byte == 0x81 && previous == 0x80
      {
        return text.first { "，；、;".contains($0) }
      }
      previous = byte
    }
    return nil
  }
}
