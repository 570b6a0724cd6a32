import CustomerSuccess

/// What values of a column mean. One that is not written so is known by its words: `Computer Software` is `COMPUTER_SOFTWARE`.
struct ValueTable: Sendable, ExpressibleByDictionaryLiteral {
  private var exact: [String: String] = [:]
  /// Nil where two that differ in their signs only mean different things.
  private var byWords: [String: String?] = [:]

  init(dictionaryLiteral elements: (String, String)...) {
    for (text, meaning) in elements { self[text] = meaning }
  }

  /// Somebody says what values mean, be it of none: a text is not taken as it is.
  var isTold = false

  subscript(text: String) -> String? {
    get {
      if let known = exact[text] { return known }
      guard !byWords.isEmpty else { return nil }
      return byWords[ValueTable.words(text)] ?? nil
    }
    set {
      exact[text] = newValue
      isTold = true
      let words = ValueTable.words(text)
      guard words.contains(where: \.isLetter), let newValue else { return }
      byWords[words] = .some(byWords[words].map { $0 == newValue ? newValue : nil } ?? newValue)
    }
  }

  func hasMeaning(_ meaning: String) -> Bool { exact.values.contains(meaning) }

  /// In small letters, with one blank for `_`, blanks and the signs that names are joined by.
  private static func words(_ text: String) -> String {
    folded(text).split { " _-/&,".contains($0) || $0.isBlank }.joined(separator: " ")
  }
}
