/// The words of a filter with their places: blanks separate, double quotes hold together.
struct FilterWord {
  /// The field before the operator; nil for a plain word.
  var name: String?
  var nameRange: Range<Int>
  var comparison: Comparison
  /// Values separated by commas.
  var values: [(text: String, range: Range<Int>)]
  var isNegated: Bool

  enum Comparison: String, CaseIterable {
    // Longer signs first, so that `<=` is not read as `<`.
    case atMost = "<="
    case atLeast = ">="
    case isNot = "!="
    case less = "<"
    case more = ">"
    case colon = ":"
    case equal = "="
  }

  static func split(_ text: String) throws(FilterError) -> [FilterWord] {
    let characters = Array(text)
    var words: [FilterWord] = []
    var position = 0
    while position < characters.count {
      if characters[position].isWhitespace {
        position += 1
        continue
      }
      words.append(try word(characters, from: &position, of: text))
    }
    return words
  }

  private static func word(
    _ characters: [Character], from position: inout Int, of text: String
  ) throws(FilterError) -> FilterWord {
    let negation = position
    let isNegated =
      (characters[position] == "-" || characters[position] == "!") && position + 1 < characters.count
      && !characters[position + 1].isWhitespace
    if isNegated { position += 1 }
    let start = position
    while position < characters.count, characters[position].isLetter || characters[position] == "_" {
      position += 1
    }
    let name = String(characters[start..<position])
    if !name.isEmpty, let comparison = comparison(characters, at: position) {
      position += comparison.rawValue.count
      let values = try values(characters, from: &position, of: text)
      return FilterWord(
        name: name, nameRange: start..<start + name.count, comparison: comparison, values: values,
        isNegated: isNegated)
    }
    position = start
    let value = try value(characters, from: &position, of: text, stopsAtComma: false)
    return FilterWord(
      name: nil, nameRange: negation..<negation, comparison: .colon, values: [value], isNegated: isNegated)
  }

  private static func comparison(_ characters: [Character], at position: Int) -> Comparison? {
    Comparison.allCases.first { characters[position...].starts(with: $0.rawValue) }
  }

  private static func values(
    _ characters: [Character], from position: inout Int, of text: String
  ) throws(FilterError) -> [(text: String, range: Range<Int>)] {
    var values = [try value(characters, from: &position, of: text, stopsAtComma: true)]
    while position < characters.count, characters[position] == "," {
      position += 1
      values.append(try value(characters, from: &position, of: text, stopsAtComma: true))
    }
    return values
  }

  private static func value(
    _ characters: [Character], from position: inout Int, of text: String, stopsAtComma: Bool
  ) throws(FilterError) -> (text: String, range: Range<Int>) {
    let start = position
    if position < characters.count, characters[position] == "\"" {
      guard let end = characters[(position + 1)...].firstIndex(of: "\"") else {
        throw FilterError(
          text: text, range: start..<characters.count, message: "the quotation has no end, expected \"")
      }
      position = end + 1
      return (String(characters[(start + 1)..<end]), start..<position)
    }
    while position < characters.count, !characters[position].isWhitespace,
      !(stopsAtComma && characters[position] == ",")
    {
      position += 1
    }
    return (String(characters[start..<position]), start..<position)
  }
}
