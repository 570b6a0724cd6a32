/// A word of a filter that has words and fields side by side and nothing that joins them, such as the change log's. Quotation marks of either kind hold together.
public struct PlainFilterWord: Hashable, Sendable {
  /// A field's value, with its place in the text.
  public struct Value: Hashable, Sendable {
    public var text: String
    /// Its quotation marks included.
    public var range: Range<Int>
  }

  /// As it is written.
  public var text: String
  /// In characters.
  public var range: Range<Int>
  /// What stands before `:` or `=`, as it is written; nil for a word.
  public var name: String?
  /// It was written with `=`.
  public var isWhole: Bool
  /// Separated by commas; of a word the word itself.
  public var values: [Value]

  /// Throws where a quotation has no end.
  public static func words(of text: String) throws(FilterError) -> [PlainFilterWord] {
    try FilterScanner.plainWords(text).map { word, range in
      let isField = word.comparison == .colon || word.comparison == .equal
      let name = isField ? word.name : nil
      let written = String(text.dropFirst(range.lowerBound).prefix(range.count))
      return PlainFilterWord(
        text: written, range: range, name: name, isWhole: word.comparison == .equal,
        values: word.name == nil || isField
          ? word.values.map { Value(text: $0.text, range: $0.range) } : [Value(text: written, range: range)])
    }
  }
}
