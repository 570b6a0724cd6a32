import SuccessStore

/// The words that are looked for: all of them have to be in a document, in any order, each as a part of a word.
struct SearchWords {
  /// Folded, without blanks.
  let words: [String]

  init(_ text: String) {
    words = SearchWords.indexed(text).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Text as the index has it: folded, and without NUL, beyond which the tokenizer does not read.
  static func indexed(_ text: String) -> String {
    let text = folded(text)
    return text.utf8.contains(0) ? text.replacing("\0", with: " ") : text
  }

  /// What the index is asked for; nil when no word has the three letters that takes. Nothing in it is syntax: each piece
  /// stands in quotes.
  var match: String? {
    let pieces = words.flatMap(SearchWords.trigrams)
    guard !pieces.isEmpty else { return nil }
    return pieces.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: " AND ")
  }

  /// Pieces that cover the word: whether they stand side by side is looked at in the facts.
  private static func trigrams(_ word: String) -> [String] {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count >= 3 else { return [] }
    let starts = Set(stride(from: 0, through: scalars.count - 3, by: 3)).union([scalars.count - 3])
    return starts.sorted().map { start in
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[start..<start + 3])
      return String(piece)
    }
  }

  /// Whether all words are in a folded text.
  func areIn(_ text: String) -> Bool { words.allSatisfy { text.hasBytes($0) } }
}

extension String {
  /// Whether the other text's bytes are in this one's: as the database compares, letter by letter and not by what a reader
  /// takes for one character.
  fileprivate func hasBytes(_ part: String) -> Bool {
    var (whole, part) = (self, part)
    return whole.withUTF8 { whole in
      part.withUTF8 { part in
        guard let first = part.first, part.count <= whole.count else { return part.isEmpty }
        for start in 0...(whole.count - part.count) where whole[start] == first {
          if part.indices.allSatisfy({ whole[start + $0] == part[$0] }) { return true }
        }
        return false
      }
    }
  }
}
