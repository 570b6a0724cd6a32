import CustomerSuccess

/// How a segment's figures came about.
enum SegmentWords {
  /// `Enterprise: 85.2 = 12,780 points ÷ 150 scored; change +2.9 = 429 ÷ 148 scored at both times`.
  static func sum(_ sums: SegmentSums, of name: String) -> String {
    guard let average = sums.average else { return "\(name): none of \(sums.customers) has a score" }
    var words =
      "\(name): \(NumberWords.tenth(average)) = \(NumberWords.whole(sums.scoreSum)) points / "
      + "\(NumberWords.whole(sums.scored)) scored"
    if let change = sums.change {
      words +=
        "; change \(change < 0 ? "" : "+")\(NumberWords.tenth(change)) = \(NumberWords.whole(sums.changeSum)) / "
        + "\(NumberWords.whole(sums.changeCount)) scored at both times"
    }
    return words
  }
}
