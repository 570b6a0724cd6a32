import CustomerSuccess

/// Reads a measured metric's bands, and refuses overlaps, gaps and edges that belong to nobody.
enum HealthBandsReader {
  static func words(_ node: DocumentNode) throws(DocumentError) -> [HealthCategory: String] {
    var words: [HealthCategory: String] = [:]
    for (category, value) in try node.byCategory("a range for each band") {
      words[category] = try value.text()
    }
    return words
  }

  static func scale(
    _ node: DocumentNode, best: Double, worst: Double
  ) throws(DocumentError) -> MeasuredScale {
    let rows = try node.byCategory("a range for each band")
    guard rows.count > 1 else { throw node.error("found \(rows.count) band, expected two or more") }
    var spans: [Span] = []
    for (index, row) in rows.enumerated() {
      let span = try Span(row.value, rising: best > worst)
      let isOpen = (better: span.better == nil, worse: span.worse == nil)
      guard isOpen.better == (index == 0), isOpen.worse == (index == rows.count - 1) else {
        throw row.value.error(expectation(index, of: rows.count, rising: best > worst))
      }
      try span.check(row.value, best: best, worst: worst)
      spans.append(span)
    }
    var bands: [MeasuredScale.Band] = []
    for (index, row) in rows.enumerated() {
      let next = index + 1 < spans.count ? spans[index + 1] : nil
      bands.append(try band(row, spans[index], next, best: best, worst: worst))
    }
    guard let scale = MeasuredScale(bands: bands) else {
      throw node.error("the bands do not run from best to worst")
    }
    return scale
  }

  private static func band(
    _ row: (category: HealthCategory, value: DocumentNode), _ span: Span, _ next: Span?, best: Double, worst: Double
  ) throws(DocumentError) -> MeasuredScale.Band {
    if let next { try join(span, next, at: row.value, rising: best > worst) }
    let range = row.category.range
    return MeasuredScale.Band(
      category: row.category, better: span.better?.value ?? best, worse: span.worse?.value ?? worst,
      ownsWorseEdge: span.worse?.included ?? true,
      scores: Double(range.lowerBound)...Double(range.upperBound))
  }

  /// A band and the next worse one share exactly one edge, and at least one of them takes it in.
  private static func join(
    _ span: Span, _ next: Span, at node: DocumentNode, rising: Bool
  ) throws(DocumentError) {
    guard let edge = span.worse, let start = next.better else { return }
    guard edge.value == start.value else {
      let isGap = rising ? edge.value > start.value : edge.value < start.value
      throw node.error(
        "\(isGap ? "a gap" : "an overlap") between \(edge.text) and \(start.text), expected the next band to start at \(edge.text)"
      )
    }
    guard edge.included || start.included else {
      throw node.error("\(edge.text) belongs to no band, expected one of the two to take it in")
    }
  }

  private static func expectation(_ index: Int, of count: Int, rising: Bool) -> String {
    let (above, below) = ("such as: above 80", "such as: below 40")
    if index == 0 { return "the best band has no end on its better side, expected one \(rising ? above : below)" }
    if index == count - 1 {
      return "the worst band has no end on its worse side, expected one \(rising ? below : above)"
    }
    return "a band in the middle has two ends, expected one such as: 40 to 60"
  }
}

/// A band as written: up to two edges, by which side is better.
private struct Span {
  struct Edge {
    var value: Double
    var text: String
    var included: Bool
  }

  var better: Edge?
  var worse: Edge?

  init(_ node: DocumentNode, rising: Bool) throws(DocumentError) {
    let expected = "a range such as: above 80, 60 to 80, below 40, 80 or more, 40 or less"
    let text = try node.text(expected)
    guard let (low, high) = Span.edges(text.split(separator: " ").map(String.init)) else {
      throw node.error("found '\(text)', expected \(expected)")
    }
    if let low, let high, low.value >= high.value {
      throw node.error("found '\(text)', expected the smaller number first")
    }
    better = rising ? high : low
    worse = rising ? low : high
  }

  /// Beyond best and worst a score has nowhere to go.
  func check(_ node: DocumentNode, best: Double, worst: Double) throws(DocumentError) {
    let (low, high) = (min(best, worst), max(best, worst))
    for edge in [better, worse].compactMap(\.self) where edge.value <= low || edge.value >= high {
      throw node.error("\(edge.text) is not between best, \(best), and worst, \(worst)")
    }
  }

  private static func edges(_ words: [String]) -> (low: Edge?, high: Edge?)? {
    if words.count == 2, let edge = edge(words[1], included: false) {
      return words[0] == "above" ? (edge, nil) : words[0] == "below" ? (nil, edge) : nil
    }
    guard words.count == 3, let first = edge(words[0], included: true) else { return nil }
    if words[1] == "to", let last = edge(words[2], included: true) { return (first, last) }
    return words[1...] == ["or", "more"] ? (first, nil) : words[1...] == ["or", "less"] ? (nil, first) : nil
  }

  private static func edge(_ text: String, included: Bool) -> Edge? {
    guard let value = Double(text), value.isFinite else { return nil }
    return Edge(value: value, text: text, included: included)
  }
}
