/// What holds at a place in a sentence because of the words before it.
struct SentimentScope {
  /// As far as a word turns those that follow, in words.
  static let reach = 4
  private static let repairReach = 5

  struct Turn {
    var factor: Double
    var words: [Int]
    var end: Int
  }

  /// The weight of the part of a sentence that a concession opened, until the next comma.
  var concession = 1.0
  private var partWeight = 1.0
  private var turn: Turn?
  /// The turn that the last word was read under.
  private(set) var turned: Turn?
  /// What the last word was turned by, and where that word ends.
  private var last: (turn: Turn, end: Int)?
  private var degree: (factor: Double, end: Int)?
  private var repairEnd: Int?
  private var partBegan = 0
  private var position = 0

  var weight: Double { concession * partWeight }

  mutating func pass(_ gap: FeedbackWords.Gap) {
    guard gap > .none else { return }
    turn = nil
    degree = nil
    concession = 1
    if gap > .comma { repairEnd = nil }
  }

  /// A new part of the sentence, after "but" and its like.
  mutating func begin(with weight: Double) {
    turn = nil
    degree = nil
    repairEnd = nil
    concession = 1
    partWeight = weight
    partBegan = position
  }

  func hasParted(since word: Int) -> Bool { partBegan > word }

  func turn(reaching word: Int) -> Turn? {
    guard let turn, word - turn.end <= SentimentScope.reach else { return nil }
    return turn
  }

  mutating func hasTurned(_ words: Range<Int>) {
    turned = turn
    last = turn.map { ($0, words.upperBound) }
    turn = nil
  }

  /// What turned the word just before turns the next one too.
  mutating func join(_ word: Int) {
    guard var turn = last?.turn, last?.end == word else { return }
    turn.end = word + 1
    self.turn = turn
  }

  func degree(reaching word: Int) -> Double {
    guard let degree, word - degree.end <= 1 else { return 1 }
    return degree.factor
  }

  func isRepaired(at word: Int) -> Bool { repairEnd.map { word - $0 <= SentimentScope.repairReach } ?? false }

  /// What a word does to those after it.
  mutating func follow(_ meaning: WordMeaning, _ words: Range<Int>) {
    let end = words.upperBound
    position = end
    if let factor = meaning.degree {
      degree = (degree.map { words.lowerBound == $0.end ? $0.factor * factor : factor } ?? factor, end)
    } else if meaning.strength ?? 0 != 0 {
      degree = nil
    }
    if meaning.isRepair { repairEnd = turned == nil ? end : nil }
    if let factor = meaning.turn { turn = Turn(factor: factor, words: Array(words), end: end) }
    if meaning.turn == nil, meaning.strength ?? 0 != 0 || meaning.wanted != nil { turned = nil }
  }
}
