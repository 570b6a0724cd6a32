public import CustomerSuccess

/// How moves between health categories read.
public enum MoveWords {
  /// `+6`, `-2`
  public static func net(_ customers: Int) -> String {
    "\(customers > 0 ? "+" : customers < 0 ? "-" : "")\(NumberWords.whole(abs(customers)))"
  }

  /// `Critical +6 in 7 days: 4 by Login frequency, 1 by coverage`, with so many reasons at most.
  public static func sentence(
    _ category: HealthCategory, in flows: CategoryFlows, _ health: HealthModel, reasons most: Int = 3
  ) -> String {
    let net = flows.net(category)
    let head = "\(HealthWords.status(category, in: health)) \(self.net(net)) in \(counted(flows.days, "day"))"
    let reasons = (net < 0 ? flows.reasons(outOf: category) : flows.reasons(into: category)).prefix(most).map {
      "\(NumberWords.whole($0.customers)) by \(CauseWords.title($0.cause, in: health))"
    }
    return reasons.isEmpty ? head : "\(head): \(reasons.joined(separator: ", "))"
  }

  /// As many reasons as there is room for.
  static func sentence(
    _ category: HealthCategory, in flows: CategoryFlows, _ health: HealthModel, fits: (String) -> Bool
  ) -> String {
    let sentences = (0...3).reversed().map { sentence(category, in: flows, health, reasons: $0) }
    return sentences.first(where: fits) ?? sentences[sentences.count - 1]
  }

  /// `Healthy`, `not scored`, `not there`
  public static func place(_ place: CategoryPlace, in health: HealthModel) -> String {
    switch place {
    case .category(let category): HealthWords.status(category, in: health)
    case .unscored: "not scored"
    case .absent: "not there"
    }
  }
}
