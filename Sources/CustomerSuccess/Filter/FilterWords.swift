/// The words of a filter with their places: blanks separate, quotation marks hold together, `or` and parentheses join.
struct FilterWord {
  /// The field before the operator; nil for a plain word.
  var name: String?
  var nameRange: Range<Int>
  /// What follows the name and a dot, as `sessions` of `trend.sessions`: which counter's trend is meant.
  var counter: String?
  var comparison: Comparison
  /// Values separated by commas.
  var values: [Value]
  var isNegated: Bool

  typealias Value = (text: String, range: Range<Int>)

  enum Comparison: String, CaseIterable {
    // Longer signs first, so that `<=` is not read as `<`.
    case atMost = "<="
    case atLeast = ">="
    case isNot = "!="
    case less = "<"
    case more = ">"
    case colon = ":"
    case equal = "="

    var isOrder: Bool {
      switch self {
      case .less, .more, .atMost, .atLeast: true
      case .colon, .equal, .isNot: false
      }
    }
  }
}

extension FilterWord {
  /// What a counter's name stands behind: `trend.sessions`.
  static let trend = "trend"

  /// `score:<70` is what other tools have for `score<70`: the sign that orders stands before the value.
  static func ordered(_ comparison: Comparison, _ value: Value) -> (Comparison, Value) {
    guard comparison == .colon || comparison == .equal,
      let sign = Comparison.allCases.first(where: { $0.isOrder && value.text.hasPrefix($0.rawValue) })
    else { return (comparison, value) }
    let length = sign.rawValue.count
    let range = min(value.range.lowerBound + length, value.range.upperBound)..<value.range.upperBound
    return (sign, (String(value.text.dropFirst(length)), range))
  }
}

/// What a filter's text is made of, one after the other.
enum FilterToken {
  case word(FilterWord)
  case or(Range<Int>)
  case open(Range<Int>, isNegated: Bool)
  case close(Range<Int>)

  /// Opening marks with what closes them.
  static let quotes: [Character: Character] = ["\"": "\"", "'": "'", "“": "”", "‘": "’"]
}

/// Takes a filter's text apart.
struct FilterScanner {
  private let text: String
  private let characters: [Character]
  private var position = 0
  /// How many parentheses are open: a `)` beyond them belongs to a word.
  private var depth = 0

  /// Whether blanks may stand on either side of a sign that compares.
  private let signsStandApart: Bool

  init(_ text: String, signsStandApart: Bool = true) {
    self.text = text
    self.signsStandApart = signsStandApart
    characters = Array(text)
  }

  static func tokens(_ text: String) throws(FilterError) -> [FilterToken] {
    var scanner = FilterScanner(text)
    var tokens: [FilterToken] = []
    while let token = try scanner.next() { tokens.append(token) }
    return tokens
  }

  /// Words and fields alone: what joins and negates elsewhere is a word like others.
  static func plainWords(_ text: String) throws(FilterError) -> [(word: FilterWord, range: Range<Int>)] {
    var scanner = FilterScanner(text, signsStandApart: false)
    var words: [(word: FilterWord, range: Range<Int>)] = []
    while true {
      scanner.passBlanks()
      let start = scanner.position
      guard start < scanner.characters.count else { return words }
      let word = try scanner.word(false, from: start)
      words.append((word, start..<scanner.position))
    }
  }

  private mutating func passBlanks() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private mutating func next() throws(FilterError) -> FilterToken? {
    passBlanks()
    guard position < characters.count else { return nil }
    if characters[position] == ")", depth > 0 {
      depth -= 1
      position += 1
      return .close(position - 1..<position)
    }
    let start = position
    let isNegated =
      (characters[position] == "-" || characters[position] == "!") && position + 1 < characters.count
      && !characters[position + 1].isWhitespace
    if isNegated { position += 1 }
    if characters[position] == "(" {
      depth += 1
      position += 1
      return .open(start..<position, isNegated: isNegated)
    }
    if !isNegated, let end = end(of: "or") {
      position = end
      return .or(start..<end)
    }
    // What stands beside each other holds together anyway.
    if !isNegated, let end = end(of: "and") {
      position = end
      return try next()
    }
    return .word(try word(isNegated, from: start))
  }

  /// Behind a word that stands alone here.
  private func end(of word: String) -> Int? {
    let end = position + word.count
    guard end <= characters.count, String(characters[position..<end]).lowercased() == word else { return nil }
    return end == characters.count || characters[end].isWhitespace || "()".contains(characters[end]) ? end : nil
  }

  private mutating func word(_ isNegated: Bool, from negation: Int) throws(FilterError) -> FilterWord {
    let start = position
    while position < characters.count, characters[position].isLetter || characters[position] == "_" { position += 1 }
    let counter = try counter(of: String(characters[start..<position]))
    let name = start..<position
    if !name.isEmpty, let comparison = takeComparison() {
      return FilterWord(
        name: String(characters[name]), nameRange: name, counter: counter, comparison: comparison,
        values: try values(), isNegated: isNegated)
    }
    position = start
    return FilterWord(
      name: nil, nameRange: negation..<negation, comparison: .colon, values: [try value(stopsAtComma: false)],
      isNegated: isNegated)
  }

  /// Behind `trend` and a dot: a counter's name, in quotes where it has more than a word in it.
  private mutating func counter(of name: String) throws(FilterError) -> String? {
    guard name.lowercased() == FilterWord.trend, position < characters.count, characters[position] == "." else {
      return nil
    }
    position += 1
    if position < characters.count, FilterToken.quotes[characters[position]] != nil {
      return try value(stopsAtComma: false).text
    }
    let start = position
    while position < characters.count, !characters[position].isWhitespace, !"<>=!:,()".contains(characters[position]) {
      position += 1
    }
    return String(characters[start..<position])
  }

  /// `score<50`, and with blanks on either side `score < 50`: a sign that stands alone is no word that anybody looks for. A colon stands
  /// beside its name, as it does in any text.
  private mutating func takeComparison() -> FilterWord.Comparison? {
    func sign(at place: Int) -> FilterWord.Comparison? {
      FilterWord.Comparison.allCases.first { characters[place...].starts(with: $0.rawValue) }
    }
    func behindBlanks(_ place: Int) -> Int {
      signsStandApart ? characters[place...].firstIndex { !$0.isWhitespace } ?? characters.count : place
    }
    let apart = behindBlanks(position)
    guard let found = sign(at: apart), apart == position || found != .colon else { return nil }
    position = apart + found.rawValue.count
    let value = behindBlanks(position)
    if found != .colon, value < characters.count { position = value }
    return found
  }

  private mutating func values() throws(FilterError) -> [FilterWord.Value] {
    var values = [try value(stopsAtComma: true)]
    while position < characters.count, characters[position] == "," {
      position += 1
      values.append(try value(stopsAtComma: true))
    }
    return values
  }

  private mutating func value(stopsAtComma: Bool) throws(FilterError) -> FilterWord.Value {
    let start = position
    if position < characters.count, let close = FilterToken.quotes[characters[position]] {
      guard let end = characters[(position + 1)...].firstIndex(of: close) else {
        throw FilterError(
          text: text, range: start..<characters.count, message: "the quotation has no end, expected \(close)")
      }
      position = end + 1
      return (String(characters[(start + 1)..<end]), start..<position)
    }
    while position < characters.count, !characters[position].isWhitespace,
      !(stopsAtComma && characters[position] == ","), !(depth > 0 && characters[position] == ")")
    {
      position += 1
    }
    return (String(characters[start..<position]), start..<position)
  }
}
