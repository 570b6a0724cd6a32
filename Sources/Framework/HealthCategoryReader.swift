import CustomerSuccess

/// Reads the four categories: their words, their ranges, and what a judged level scores.
enum HealthCategoryReader {
  static func categories(
    _ node: DocumentNode
  ) throws(DocumentError) -> [HealthCategory: HealthCategoryWords] {
    var categories: [HealthCategory: HealthCategoryWords] = [:]
    for (category, value) in try node.byCategory("the four categories") {
      categories[category] = try words(of: category, value)
    }
    try requireAll(Set(categories.keys), node)
    return categories
  }

  static func levelScores(_ node: DocumentNode) throws(DocumentError) -> [HealthCategory: Double] {
    var scores: [HealthCategory: Double] = [:]
    for (category, value) in try node.byCategory("a score for each category") {
      let range = category.range
      let expected = "\(range.lowerBound) to \(range.upperBound), the range of \(category.rawValue)"
      scores[category] = try value.number(in: Double(range.lowerBound)...Double(range.upperBound), expected)
    }
    try requireAll(Set(scores.keys), node)
    return scores
  }

  private static func requireAll(_ found: Set<HealthCategory>, _ node: DocumentNode) throws(DocumentError) {
    guard let missing = HealthCategory.allCases.first(where: { !found.contains($0) }) else { return }
    throw node.error("\(missing.rawValue) is missing")
  }

  private static func words(
    of category: HealthCategory, _ node: DocumentNode
  ) throws(DocumentError) -> HealthCategoryWords {
    let fields = try HealthFields(node, required: ["range", "status", "color", "action", "description"])
    try check(fields["range"], category)
    return HealthCategoryWords(
      status: try fields["status"].filledText(), color: try color(fields["color"]),
      action: try fields["action"].filledText(), description: try fields["description"].filledText())
  }

  /// The ranges stand in the file to be read beside the bands. Lists, filters and reports all count by them, so a file
  /// that says otherwise is refused rather than half followed.
  private static func check(_ node: DocumentNode, _ category: HealthCategory) throws(DocumentError) {
    let expected = "\(category.range.lowerBound) to \(category.range.upperBound)"
    let found = try node.text(expected)
    guard found == expected else {
      throw node.error("found '\(found)', expected \(expected): every list and report counts \(category.rawValue) so")
    }
  }

  private static func color(_ node: DocumentNode) throws(DocumentError) -> String {
    let text = try node.text("a color such as '#10B981'")
    let digits = text.dropFirst()
    guard text.first == "#", digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw node.error("found '\(text)', expected a color such as '#10B981'")
    }
    return text
  }
}
