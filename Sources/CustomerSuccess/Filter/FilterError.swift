/// A mistake in a filter: where it is and what was expected.
public struct FilterError: Error, Hashable, Sendable, CustomStringConvertible {
  public var text: String
  /// Characters of `text` that are wrong, counted from 0; empty at the end when something is missing.
  public var range: Range<Int>
  public var message: String

  public init(text: String, range: Range<Int>, message: String) {
    self.text = text
    self.range = range
    self.message = message
  }

  /// Three lines: the filter, carets under the mistake, and what was expected.
  public var description: String {
    let carets = String(repeating: "^", count: max(1, range.count))
    return "\(text)\n\(String(repeating: " ", count: range.lowerBound))\(carets)\n\(message)"
  }
}
