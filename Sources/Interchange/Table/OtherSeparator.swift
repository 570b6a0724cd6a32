/// Spreadsheets of much of the world write something else than commas between values: all of a header is one column then.
enum OtherSeparator {
  private static let known: [(sign: Character, name: String)] = [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")]

  /// What such a header is told; nil for any other.
  static func complaint(of columns: [String]) -> String? {
    guard columns.count == 1, let only = columns.first,
      let found = known.first(where: { only.contains($0.sign) })
    else { return nil }
    let count = only.split(separator: found.sign, omittingEmptySubsequences: false).count
    return """
      found one column with \(found.name) in it, expected commas between \(count) columns; save the file as CSV with commas, \
      and numbers with a decimal point
      """
  }
}
