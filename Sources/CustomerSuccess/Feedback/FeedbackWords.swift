/// A text taken apart into words and signs, in one pass.
struct FeedbackWords {
  /// A word as it is looked up, and where it stands.
  struct Word {
    var range: Range<String.Index>
    /// In small letters, with plain apostrophes.
    var text: String
    var isSign = false
    var isCapital = false
    /// What stands before it.
    var gap = Gap.none
  }

  /// What parts two words, the stronger the later.
  enum Gap: Int, Comparable {
    case none, comma, clause, sentence

    static func < (one: Gap, other: Gap) -> Bool { one.rawValue < other.rawValue }
  }

  /// How a sentence ends.
  struct End {
    /// The number of words up to its end.
    var count: Int
    var exclamations = 0
    var isQuestion = false
  }

  private(set) var words: [Word] = []
  private(set) var ends: [End] = []
  /// Letters of words that are small.
  private(set) var hasSmallLetters = false

  private let signs: SignIndex
  private var gap = Gap.none
  private var end = End(count: 0)

  init(_ text: String, signs: SignIndex) {
    self.signs = signs
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex { index = step(scalars, index) }
    close()
  }

  private mutating func step(
    _ scalars: String.UnicodeScalarView, _ index: String.Index
  ) -> String.Index {
    if let end = signs.match(scalars, at: index) {
      append(scalars, index..<end, isSign: true)
      return end
    }
    let scalar = scalars[index]
    if FeedbackWords.isLetter(scalar) { return readWord(scalars, index) }
    let next = scalars.index(after: index)
    switch scalar {
    case "!":
      note(.sentence)
      end.exclamations += 1
    case "?", "？":
      note(.sentence)
      end.isQuestion = true
    case ".", "…", "。", "\n", "\r", "\u{2028}", "\u{2029}": note(.sentence)
    case ";", ":", "(", ")", "–", "—", "/", "[", "]", "•", "|": note(.clause)
    case ",", "，": note(.comma)
    // A dash between blanks parts; a hyphen joins.
    case "-" where next < scalars.endIndex && scalars[next] == " ": note(.clause)
    default: break
    }
    return next
  }

  private mutating func note(_ found: Gap) {
    gap = max(gap, found)
    if end.count == 0, found == .sentence { end.count = words.count }
  }

  private mutating func readWord(
    _ scalars: String.UnicodeScalarView, _ start: String.Index
  ) -> String.Index {
    var index = start
    var isAddress = false
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let goesOn = next < scalars.endIndex && FeedbackWords.isLetter(scalars[next])
      if FeedbackWords.isLetter(scalar) {
        index = next
      } else if FeedbackWords.isApostrophe(scalar), goesOn {
        index = next
      } else if scalar == "@" || scalar == "." || scalar == "_", goesOn {
        // An address, a file or a number with a point is no word of a sentence.
        isAddress = true
        index = next
      } else if scalar == ":", FeedbackWords.beginsPath(scalars, next) {
        isAddress = true
        while index < scalars.endIndex, !scalars[index].properties.isWhitespace { index = scalars.index(after: index) }
      } else {
        break
      }
    }
    if isAddress, !hasMissingBlank(scalars[start..<index]) {
      append(scalars, start..<index, isSign: true)
    } else {
      appendParts(scalars, start..<index)
    }
    return index
  }

  /// Two sentences with no blank after the full stop: `slow.Support`.
  private func hasMissingBlank(_ scalars: Substring.UnicodeScalarView) -> Bool {
    let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[1].first, first.properties.isUppercase else { return false }
    return parts.allSatisfy { $0.count > 1 && $0.allSatisfy { $0.properties.isAlphabetic || $0 == "'" || $0 == "’" } }
  }

  private mutating func appendParts(_ scalars: String.UnicodeScalarView, _ range: Range<String.Index>) {
    var start = range.lowerBound
    while let dot = scalars[start..<range.upperBound].firstIndex(of: ".") {
      append(scalars, start..<dot)
      note(.sentence)
      start = scalars.index(after: dot)
    }
    append(scalars, start..<range.upperBound)
  }

  private mutating func append(
    _ scalars: String.UnicodeScalarView, _ range: Range<String.Index>, isSign: Bool = false
  ) {
    // A face after the full stop belongs to the sentence before.
    if gap == .sentence, !isSign { close() }
    let raw = String(scalars[range])
    let word = isSign ? raw : FeedbackWords.folded(raw)
    let letters = isSign ? [] : raw.unicodeScalars.filter { $0.properties.isAlphabetic }
    let isCapital = letters.count > 2 && letters.allSatisfy { !$0.properties.isLowercase }
    if !isCapital, letters.contains(where: { $0.properties.isLowercase }) { hasSmallLetters = true }
    words.append(Word(range: range, text: word, isSign: isSign, isCapital: isCapital, gap: gap))
    if !isSign || gap != .sentence { gap = .none }
    if end.count > 0 { end.count = words.count }
  }

  /// Ends the sentence that has begun.
  private mutating func close() {
    let began = ends.last?.count ?? 0
    guard words.count > began else { return }
    end.count = words.count
    ends.append(end)
    end = End(count: 0)
  }

  /// Small letters, composed, with a plain apostrophe.
  static func folded(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { $0 < 0x80 }
    guard !isPlain else { return word.lowercased() }
    var text = String.UnicodeScalarView()
    for scalar in word.lowercased().unicodeScalars { text.append(isApostrophe(scalar) ? "'" : scalar) }
    return String(text)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "%": true
    case _ where scalar.isASCII: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar)
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark && scalar != "\u{FE0F}"
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "’" || scalar == "‘" || scalar == "`" || scalar == "´" || scalar == "\u{2BC}"
  }

  private static func beginsPath(_ scalars: String.UnicodeScalarView, _ index: String.Index) -> Bool {
    scalars[index...].starts(with: "//".unicodeScalars)
  }
}

/// Emoticons and emoji, found by where they begin.
struct SignIndex: Sendable {
  private var byFirst: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]

  init(_ signs: some Sequence<String>) {
    for sign in signs {
      let scalars = Array(sign.unicodeScalars)
      guard let first = scalars.first else { continue }
      byFirst[first, default: []].append(scalars)
    }
    for first in byFirst.keys { byFirst[first]?.sort { $0.count > $1.count } }
  }

  /// Where the longest sign ends that begins here; one made of letters has to stand alone.
  func match(_ scalars: String.UnicodeScalarView, at index: String.Index) -> String.Index? {
    guard let known = byFirst[scalars[index]] else { return nil }
    for sign in known {
      var end = index
      var rest = sign[...]
      while let scalar = rest.first, end < scalars.endIndex, scalars[end] == scalar {
        rest.removeFirst()
        end = scalars.index(after: end)
      }
      if rest.isEmpty, isAlone(scalars, index..<end) { return end }
    }
    return nil
  }

  /// `8)` in `(see 8)` or `:/` in `https://` is no face.
  private func isAlone(_ scalars: String.UnicodeScalarView, _ range: Range<String.Index>) -> Bool {
    guard scalars[range.lowerBound].isASCII else { return true }
    if range.lowerBound > scalars.startIndex {
      let before = scalars[scalars.index(before: range.lowerBound)]
      let isLetterSign = scalars[range.lowerBound].properties.isAlphabetic || before.properties.numericType != nil
      if before.properties.isAlphabetic && scalars[range.lowerBound] != ":" { return false }
      if isLetterSign, !before.properties.isWhitespace { return false }
    }
    guard range.upperBound < scalars.endIndex else { return true }
    let after = scalars[range.upperBound]
    return !after.properties.isAlphabetic && after.properties.numericType == nil && after != "/"
  }
}
