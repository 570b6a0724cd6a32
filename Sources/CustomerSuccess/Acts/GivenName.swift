/// What a person is called in a letter: the first word of a name of several.
struct GivenName: Hashable, Sendable {
  let text: String

  /// Nil where the name is one word, which is looked for as it is, or begins with no more than a letter.
  init?(of name: String) {
    let words = name.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, let first = words.first, first.count(where: \.isLetter) > 1 else { return nil }
    text = String(first)
  }
}
