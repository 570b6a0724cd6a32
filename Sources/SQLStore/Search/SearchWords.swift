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

  /// The words that the index can be asked for: it takes three letters.
  var long: [String] { words.filter { $0.unicodeScalars.count >= 3 } }

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
