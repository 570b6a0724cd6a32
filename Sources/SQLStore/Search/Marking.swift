import SuccessStore

extension MarkedText {
  /// One line of the text with what the words found in it. A text longer than `limit` is cut to the part around the first
  /// find, with `…` where something is missing.
  init(_ text: String, finding words: SearchWords, limit: Int = 120) {
    var characters = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    var found = MarkedText.ranges(of: words, in: characters)
    // What comes before a find tells less than what comes after.
    let lead = limit / 4
    let isCut = characters.count > limit
    let start = isCut ? max(0, (found.first?.lowerBound ?? 0) - lead) : 0
    if start > 0 {
      characters.replaceSubrange(..<(start + 1), with: ["…"])
      found = found.map { $0.lowerBound - start..<$0.upperBound - start }
    }
    if characters.count > limit { characters.replaceSubrange((limit - 1)..., with: ["…"]) }
    let ends = found.filter { $0.lowerBound < limit - 1 }.map { $0.lowerBound..<min($0.upperBound, limit - 1) }
    self.init(String(characters), matches: isCut ? ends : found)
  }

  /// Whole characters: what is found inside of one marks all of it.
  private static func ranges(of words: SearchWords, in characters: [Character]) -> [Range<Int>] {
    var (scalars, owners): ([Unicode.Scalar], [Int]) = ([], [])
    for (index, character) in characters.enumerated() {
      for scalar in SearchWords.indexed(String(character)).unicodeScalars {
        scalars.append(scalar)
        owners.append(index)
      }
    }
    var isMarked = Array(repeating: false, count: characters.count)
    for word in words.words.map({ Array($0.unicodeScalars) }) where word.count <= scalars.count {
      for start in 0...(scalars.count - word.count) where scalars[start] == word[0] {
        guard scalars[start..<start + word.count].elementsEqual(word) else { continue }
        for owner in owners[start..<start + word.count] { isMarked[owner] = true }
      }
    }
    return runs(isMarked)
  }

  private static func runs(_ isMarked: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in isMarked.indices where isMarked[index] {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }
}
