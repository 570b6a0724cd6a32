/// Texts as runs of whole words, whatever stands between these: `Ann-Lee` and `ANN  LÉE` are the same two.
struct WholeWords {
  /// Folded.
  private(set) var words: [String] = []
  private var ranges: [Range<String.Index>] = []
  private let text: String

  init(_ text: String) {
    self.text = text
    var start: String.Index?
    for index in text.indices {
      let isInside = (text[index].isLetter || text[index].isNumber) && !Self.apostrophes.contains(text[index])
      if isInside, start == nil { start = index }
      if !isInside, let from = start {
        add(from..<index)
        start = nil
      }
    }
    if let start { add(start..<text.endIndex) }
  }

  /// Letters to Unicode, and typed where `O’Brien` has its sign.
  private static let apostrophes: Set<Character> = ["\u{2BB}", "\u{2BC}"]

  private mutating func add(_ range: Range<String.Index>) {
    words.append(folded(String(text[range])))
    ranges.append(range)
  }

  /// The text with `new` in place of each run that one of the traces knows; of several at one place the longest goes.
  func replacing(_ traces: [some WordTrace], by new: String) -> String {
    let traces = traces.filter { $0.length > 0 }.sorted { $0.length > $1.length }
    guard let shortest = traces.last?.length, words.count >= shortest else { return text }
    var (result, end, place) = ("", text.startIndex, 0)
    while place < words.count {
      let found = traces.first { trace in
        place + trace.length <= words.count && trace.knows(run(place, trace.length))
      }
      guard let found else {
        place += 1
        continue
      }
      result += text[end..<ranges[place].lowerBound] + new
      end = ranges[place + found.length - 1].upperBound
      place += found.length
    }
    return end == text.startIndex ? text : result + text[end...]
  }

  private func run(_ place: Int, _ length: Int) -> WordRun {
    let (first, last) = (ranges[place], ranges[place + length - 1])
    return WordRun(
      words: words[place..<place + length], written: text[first.lowerBound..<last.upperBound],
      isWhole: length == words.count, beginsSentence: beginsSentence(place), isPart: isPart(first, last))
  }

  private func beginsSentence(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    return text[ranges[place - 1].upperBound..<ranges[place].lowerBound].contains { ".!?:;\n\r•".contains($0) }
  }

  /// Of a longer word: `e-Mail`, `O'Will`, `will_not`.
  private func isPart(_ first: Range<String.Index>, _ last: Range<String.Index>) -> Bool {
    let before = first.lowerBound > text.startIndex ? text[text.index(before: first.lowerBound)] : " "
    let after = last.upperBound < text.endIndex ? text[last.upperBound] : " "
    return "-_/@'’\u{2BB}\u{2BC}".contains(before) || "-_/@".contains(after)
  }
}

/// Words that stand beside each other in a text.
struct WordRun {
  /// Folded.
  var words: ArraySlice<String>
  /// As they stand there, with what is between.
  var written: Substring
  /// The text has no others.
  var isWhole: Bool
  var beginsSentence: Bool
  var isPart: Bool

  /// A name of one word is mostly an ordinary word too (`Will`, `Mail`): it is the name where it is all there is, or where
  /// it is written as the name is in the midst of a sentence.
  func maySay(name isWrittenAlike: @autoclosure () -> Bool) -> Bool {
    words.count > 1 || isWhole || (!beginsSentence && !isPart && isWrittenAlike())
  }

  /// A person's given name in a letter to that person, where a sentence may well begin with it.
  func maySay(givenName isWrittenAlike: @autoclosure () -> Bool) -> Bool { isWhole || (!isPart && isWrittenAlike()) }
}

/// Knows a run of words when it meets it.
protocol WordTrace {
  /// How many words; more than none.
  var length: Int { get }
  func knows(_ run: WordRun) -> Bool
}
