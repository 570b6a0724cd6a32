/// The reckoning of one text, sentence by sentence.
struct SentimentScoring {
  /// A word or idiom that says something, with what it comes to where it stands.
  private struct Said {
    var value: Double
    var isCourtesy: Bool
    /// With those that turned it.
    var words: [Int]
    var isWeak = false
  }

  private let lookup: WordLookup
  private let scorer: FeedbackScorer
  private var said: [Said] = []
  private var isRequest = false
  /// Where in `said` the present and the last sentence begin.
  private var begin = 0
  private var lastBegin = 0
  private var scope = SentimentScope()

  init(_ lookup: WordLookup, _ scorer: FeedbackScorer) {
    self.lookup = lookup
    self.scorer = scorer
  }

  private var weights: SentimentWeights { scorer.rules.weights }

  mutating func run() {
    var start = 0
    for end in lookup.words.ends {
      (lastBegin, begin) = (begin, said.count)
      read(start..<end.count)
      weigh(end, start..<end.count)
      start = end.count
    }
  }

  private mutating func read(_ sentence: Range<Int>) {
    scope = SentimentScope()
    func forms(_ index: Int) -> [String] { index < sentence.upperBound ? lookup.forms(index) : [] }
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      scope.pass(lookup.words.words[index].gap)
      if let sign = scorer.rules.signs[lookup.words.words[index].text], lookup.words.words[index].isSign {
        said.append(Said(value: sign, isCourtesy: false, words: [index]))
        index += 1
        continue
      }
      guard let found = scorer.meanings.longest(from: index, forms: forms) else {
        if scorer.rules.joins.contains(lookup.words.words[index].text) { scope.join(index) }
        index += 1
        continue
      }
      take(found.meaning, index..<(index + found.count), isFirst: index <= sentence.lowerBound + 1)
      index += found.count
    }
  }

  private mutating func take(_ meaning: WordMeaning, _ words: Range<Int>, isFirst: Bool) {
    if let contrast = meaning.contrast { setOff(by: contrast, isFirst: isFirst) }
    if let concession = meaning.concession { scope.concession = concession }
    if let value = value(of: meaning, words) {
      said.append(
        Said(
          value: value.value * scope.weight, isCourtesy: meaning.isCourtesy, words: value.by + Array(words)))
    }
    if meaning.isCourtesy, meaning.strength == 0 { isRequest = true }
    if meaning.isRepair, scope.turned == nil { repair(before: words) }
    scope.follow(meaning, words)
  }

  /// What a word comes to after what stands before it; nil where it says nothing here.
  private mutating func value(of meaning: WordMeaning, _ words: Range<Int>) -> (value: Double, by: [Int])? {
    let turn = scope.turn(reaching: words.lowerBound)
    if let turn, turn.factor <= weights.denies, meaning.strength ?? 0 == 0, let wanted = meaning.wanted {
      scope.hasTurned(words)
      return (wanted, turn.words)
    }
    guard var value = meaning.strength, value != 0 else { return nil }
    value *= scope.degree(reaching: words.lowerBound)
    if lookup.words.hasSmallLetters, words.contains(where: { lookup.words.words[$0].isCapital }) {
      value *= weights.capitals
    }
    if value < 0, !meaning.isWish, scope.isRepaired(at: words.lowerBound) { return (-value * weights.repaired, []) }
    guard let turn, !meaning.isCourtesy else { return (value, []) }
    scope.hasTurned(words)
    let turned = value * turn.factor
    return (value > 0 ? max(turned, -weights.deniedPraise) : turned * weights.deniedComplaint, turn.words)
  }

  /// `The crash has been fixed`: the complaint just before is done away with.
  private mutating func repair(before words: Range<Int>) {
    guard let last = said.dropLast().last, said.count - 2 >= begin, last.value < 0,
      let end = last.words.last, words.lowerBound - end <= SentimentScope.reach + 1, !scope.hasParted(since: end)
    else { return }
    said[said.count - 2].value *= -weights.repaired
  }

  private mutating func setOff(by weight: Double, isFirst: Bool) {
    for index in (isFirst ? lastBegin : begin)..<said.count { said[index].value *= weight }
    scope.begin(with: weights.afterContrast)
  }

  private mutating func weigh(_ end: FeedbackWords.End, _ sentence: Range<Int>) {
    var weight = 1 + weights.exclamation * Double(min(end.exclamations, 3))
    if let known = question(in: sentence, isQuestion: end.isQuestion) {
      weight *= known
      isRequest = true
    } else if end.isQuestion {
      weight *= weights.question
    }
    guard weight != 1 else { return }
    for index in begin..<said.count { said[index].value *= weight }
  }

  /// The weight of a question that only wants to know: it begins where the sentence or a part of it does.
  private func question(in sentence: Range<Int>, isQuestion: Bool) -> Double? {
    func forms(_ index: Int) -> [String] { index < sentence.upperBound ? lookup.forms(index) : [] }
    for index in sentence where index == sentence.lowerBound || lookup.words.words[index].gap >= .comma {
      guard let found = scorer.questions.longest(from: index, forms: forms) else { continue }
      if isQuestion || (found.count > 1 && index == sentence.lowerBound) { return found.meaning }
    }
    return nil
  }

  func reading(of text: String) -> SentimentReading {
    let complaints = said.filter { !$0.isCourtesy && $0.value < 0 }.reduce(0) { $0 + $1.value }
    let isPolite = isRequest || complaints < -0.5
    let values = said.map { $0.isCourtesy && isPolite ? $0.value * weights.courtesy : $0.value }
    let sum = values.reduce(0, +)
    let exact = sum / (abs(sum) + weights.half)
    let score = (exact * 10_000).rounded() / 10_000
    let sentiment = scorer.rules.limits.sentiment(of: score)
    var deciding: Set<Int> = []
    for (entry, value) in zip(said, values) where SentimentScoring.speaks(value, for: sentiment) {
      deciding.formUnion(entry.words)
    }
    let because = deciding.sorted().map { lookup.text(of: $0..<($0 + 1), in: text) }
    return SentimentReading(sentiment: sentiment, score: score == 0 ? 0 : score, because: because)
  }

  private static func speaks(_ value: Double, for sentiment: Sentiment) -> Bool {
    switch sentiment {
    case .negative: value < 0
    case .neutral: value != 0
    case .positive: value > 0
    }
  }
}
