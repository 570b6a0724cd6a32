import CustomerSuccess
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
  func areIn(_ text: String) -> Bool { words.allSatisfy { text.hasBytes(of: $0) } }
}
