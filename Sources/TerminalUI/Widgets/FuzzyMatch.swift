/// How well a typed word fits a longer text that has its letters in order.
public struct FuzzyMatch: Hashable, Sendable {
  /// Higher is better; 0 for an empty query, which fits everything.
  public var score: Int
  /// The matched characters, by their place in the text.
  public var places: [Int]

  /// nil when a letter is missing. Letters at the start of words and beside each other count more, capitals do not matter.
  public init?(_ query: String, in text: String) { self.init(wanted: FuzzyMatch.letters(of: query), in: text) }

  private static func letters(of query: String) -> [Character] { Array(query.lowercased().filter { $0 != " " }) }

  private init?(wanted: [Character], in text: String) {
    guard wanted.count <= text.utf8.count else { return nil }
    let letters = text.map { Character($0.lowercased().first.map(String.init) ?? " ") }
    guard let found = FuzzyMatch.places(of: wanted, in: letters) else { return nil }
    places = found
    score = found.indices.reduce(0) { sum, index in
      let place = found[index]
      let startsWord = place == 0 || !(letters[place - 1].isLetter || letters[place - 1].isNumber)
      let follows = index > 0 && found[index - 1] == place - 1
      return sum + 1 + (startsWord ? 8 : 0) + (follows ? 5 : 0)
    }
    if !wanted.isEmpty { score -= letters.count / 8 }
  }

  /// Prefers for each letter the place beside the one before, then the next start of a word, then the next at all, as long as
  /// the rest still fits.
  private static func places(of wanted: [Character], in letters: [Character]) -> [Int]? {
    var last = letters.count
    var latest: [Int] = []
    for letter in wanted.reversed() {
      guard let place = letters[..<last].lastIndex(of: letter) else { return nil }
      latest.append(place)
      last = place
    }
    latest.reverse()
    var places: [Int] = []
    for (index, letter) in wanted.enumerated() {
      let from = (places.last ?? -1) + 1
      let candidates = (from...max(from, latest[index])).filter { $0 < letters.count && letters[$0] == letter }
      let beside = index > 0 ? candidates.first { $0 == from } : nil
      let atStart = candidates.first { $0 == 0 || !(letters[$0 - 1].isLetter || letters[$0 - 1].isNumber) }
      guard let place = beside ?? atStart ?? candidates.first else { return nil }
      places.append(place)
    }
    return places
  }

  private static let longestQuery = 1000

  /// The texts that fit, best first; equals keep their order.
  public static func ranked(_ query: String, in texts: [String]) -> [(index: Int, match: FuzzyMatch)] {
    // What is longer than every text fits none, and is not even looked through.
    guard query.utf8.count <= longestQuery else { return [] }
    let wanted = letters(of: query)
    return texts.enumerated().compactMap { index, text in FuzzyMatch(wanted: wanted, in: text).map { (index, $0) } }
      .sorted { ($0.match.score, -$0.index) > ($1.match.score, -$1.index) }
  }

  /// The text in pieces, what matched standing out.
  public func pieces(of text: String, tone: Tone = .text) -> [Piece] {
    let matched = Set(places)
    return text.enumerated().reduce(into: []) { pieces, entry in
      let style = matched.contains(entry.offset) ? Style(.accent, emphasis: .bold) : Style(tone)
      if pieces.last?.style == style {
        pieces[pieces.count - 1].text.append(entry.element)
      } else {
        var piece = Piece(String(entry.element))
        piece.style = style
        pieces.append(piece)
      }
    }
  }
}
