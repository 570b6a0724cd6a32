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
      let isInside = text[index].isLetter || text[index].isNumber
      if isInside, start == nil { start = index }
      if !isInside, let from = start {
        add(from..<index)
        start = nil
      }
    }
    if let start { add(start..<text.endIndex) }
  }

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
        place + trace.length <= words.count && trace.knows(words[place..<place + trace.length])
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
}

/// Knows a run of words when it meets it.
protocol WordTrace {
  /// How many words; more than none.
  var length: Int { get }
  func knows(_ words: ArraySlice<String>) -> Bool
}
