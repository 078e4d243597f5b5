import Testing
import Triage

@testable import Intake

@Suite struct `A suspect encoding` {
  /// The text's bytes in GBK, read as if they were UTF-8; nil where they are none.
  private static func gbkReadAsUTF8(_ text: String) -> String? {
    var encoder = TextEncoder(.gb18030)
    return String(validating: encoder.encode(Array(text.utf8)), as: UTF8.self)
  }

  /// The text's UTF-8, read as GBK; a byte that is left over at the end is lost.
  private static func utf8ReadAsGBK(_ text: String) throws -> String {
    var decoder = try TextDecoder(.gb18030)
    return String(decoding: decoder.decode(Array(text.utf8), isLast: false), as: UTF8.self)
  }

  private static func utf8ReadAsLatin1(_ text: String) -> String {
    String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
  }

  @Test(arguments: ["统一", "学校", "什么", "系统", "小时", "同时", "医院", "为什么", "职业"])
  func `is GBK that happens to be UTF-8`(text: String) throws {
    let read = try #require(Self.gbkReadAsUTF8(text))
    #expect(SuspectEncoding.holds(read), "\(read)")
    #expect(!SuspectEncoding.holds(text))
  }

  @Test(arguments: ["电梯里有人", "水管爆裂，快来", "家里wifi坏了，电梯也坏了", "三号楼停电了！"])
  func `is UTF-8 read as GBK or as Latin-1`(text: String) throws {
    #expect(SuspectEncoding.holds(try Self.utf8ReadAsGBK(text)))
    #expect(SuspectEncoding.holds(Self.utf8ReadAsLatin1(text)))
  }

  @Test(arguments: ["CafÃ© au lait", "Itâ€™s broken", "锟斤拷锟斤拷", "abc\u{FFFD}"])
  func `shows what misreading leaves`(text: String) {
    #expect(SuspectEncoding.holds(text))
  }

  @Test(arguments: [
    "", "plain", "电梯困人", "Café crème, à bientôt", "Ärger über Öl", "Не работает лифт",
    "Ο ανελκυστήρας", "המעלית תקועה", "المصعد معطل", "水漏れ、エレベーター", "승강기 고장",
    "温度25℃，±1°", "5 µΩ and 3 Ω", "½ × ¾", "“quoted” – ‘text’ …", "№ 5 €10 £3", "😀🚒",
    "Tiếng Việt không dấu", "lầu 3 thang máy hỏng", "漢字とかな", "İstanbul’da asansör", "Łódź",
    "涓", "鐢", "x²+y³", "Người thuê nhà đường số", "ʻŪla", "Ο όροφος μου", "Қазақстан, һәм", "Բարեւ",
    "Ça va ? « oui »", "naïve – Zoë’s",
  ])
  func `is not what people write`(text: String) {
    #expect(!SuspectEncoding.holds(text), "\(text)")
  }

  /// Runs where the shared test data lies beside the repository.
  @Test(
    .enabled(if: Reading.hasSharedFiles),
    arguments: [
      "boston311_2011_A", "zh_petitions_A", "chicago_noheat_A", "banking77_A", "zh_taxonomy",
    ])
  func `is none of the real texts`(name: String) throws {
    let bytes = try #require(Reading.sharedFile("tickets/\(name).csv"))
    let items = IntakeReader.read(bytes, context: Reading.context("a.csv")).items
    #expect(items.count > 100)
    let texts = items.compactMap(\.request).flatMap { request in
      request.attributes.values.map(\.text) + [request.text].compactMap(\.self)
    }
    #expect(items.allSatisfy { $0.refusal == nil })
    #expect(texts.filter(SuspectEncoding.holds) == [])
    let foreign = texts.count { $0.utf8.contains { $0 >= 0x80 } }
    #expect(foreign > 0 || !name.hasPrefix("zh"))
  }

  @Test func `is said of the request`() throws {
    let text = Self.utf8ReadAsLatin1("电梯里有人")
    let json = "{\"description\":\"\(text)\"}"
    let printable = json.unicodeScalars.allSatisfy { $0.value >= 0x20 }
    #expect(printable)
    #expect(Reading.read(json).accepted?.isEncodingSuspect == true)
    #expect(Reading.read("{\"description\":\"电梯\"}").accepted?.isEncodingSuspect == false)
  }
}
