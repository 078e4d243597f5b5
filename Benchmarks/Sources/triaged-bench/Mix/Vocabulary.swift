/// Words that generated rules and requests are made of.
struct Vocabulary {
  private let words: [String]
  /// Most of a text are few hundred characters; the others stand among them.
  private let frequentCharacters: [Unicode.Scalar]
  private let characters: [Unicode.Scalar]

  init() {
    var random = SeededRandom(seed: 7777)
    let syllables = Self.syllables.split(separator: " ").map(String.init)
    let invented = (0..<3000).map { _ in
      (0..<Int.random(in: 2...4, using: &random)).map { _ in random.pick(syllables) }.joined()
    }
    words = Self.frequent.split(separator: " ").map(String.init) + invented
    let rarer = (0..<3000).compactMap { Unicode.Scalar(UInt32(0x4E00 + $0 * 5)) }
    frequentCharacters = Array(Self.frequentCharacters.unicodeScalars)
    characters = frequentCharacters + rarer
  }

  /// A word of English.
  func word(_ random: inout SeededRandom) -> String { random.pick(words) }

  /// Characters of Chinese.
  func characters(_ count: Int, _ random: inout SeededRandom) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      let isFrequent = Int.random(in: 0..<4, using: &random) > 0
      text.append(random.pick(isFrequent ? frequentCharacters : characters))
    }
    return String(text)
  }

  /// What a rule looks for: two or three words, or three to five characters.
  func phrase(_ random: inout SeededRandom) -> String {
    guard Bool.random(using: &random) else {
      return characters(Int.random(in: 3...5, using: &random), &random)
    }
    let count = Int.random(in: 2...3, using: &random)
    return (0..<count).map { _ in word(&random) }.joined(separator: " ")
  }

  /// A text of about 300 characters that says some things on its way.
  func text(saying phrases: [String], _ random: inout SeededRandom) -> String {
    let isChinese = Bool.random(using: &random)
    var text = ""
    var length = phrases.reduce(0) { $0 + $1.unicodeScalars.count }
    var rest = phrases[...]
    while length < 300 || !rest.isEmpty {
      if let phrase = rest.first, length >= 300 || Int.random(in: 0..<8, using: &random) == 0 {
        text += " " + phrase + (isChinese ? "，" : ", ")
        rest.removeFirst()
      }
      let piece = isChinese ? characters(8, &random) + "，" : word(&random) + " "
      text += piece
      length += piece.unicodeScalars.count
    }
    return text
  }

  private static let syllables =
    "ba con der ing tion er pre sta lo mi re ter an ou pla gra fe ni so ck"

  private static let frequent = """
    the a to of and in is it we have has been for not on with water heater kitchen ceiling leaking \
    since yesterday please send someone urgent door lock broken window noise neighbour light \
    corridor garden parking garage smell smoke elevator stuck floor building unit tenant owner \
    payment invoice repair replace pipe burst flood power outage heating cold radiator boiler \
    thermostat key lost found
    """

  private static let frequentCharacters = """
    的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多\
    定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因\
    由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解\
    问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少\
    图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处
    """
}

/// Numbers that are the same in every run.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of several.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}
