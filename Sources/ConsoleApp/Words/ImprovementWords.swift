public import CustomerSuccess
public import SuccessStore

/// How the improvement loop reads, on every screen and in every report.
public enum ImprovementWords {
  /// `late`, `severity raised`
  public static func cause(_ cause: MissCause) -> String {
    switch cause {
    case .severityRaised: "severity raised"
    case .reopened: "reopened"
    case .handedOver: "handed over"
    case .late: "late"
    }
  }

  /// `respond late, resolve handed over`; empty where every promise was kept.
  public static func misses(_ misses: [Miss]) -> String {
    var words: [String] = []
    for miss in misses.map({ "\($0.clock.rawValue) \(cause($0.cause))" }) where !words.contains(miss) {
      words.append(miss)
    }
    return words.joined(separator: ", ")
  }

  /// The framework's trigger; of several escalations the last one's, with their number.
  public static func trigger(_ escalations: [TicketReading.Escalation]) -> String {
    guard let last = escalations.last else { return "" }
    return escalations.count == 1 ? last.trigger : "\(last.trigger) (+\(escalations.count - 1))"
  }

  /// `2026-W47` or `2026-W47 to 2026-W48`
  public static func weeks(_ first: ISOWeek, _ last: ISOWeek) -> String {
    first == last ? first.description : "\(first) to \(last)"
  }

  /// `4.2 % of 60 resolved`; `no data` where there is nothing to be a share of.
  public static func selfService(_ figures: ImprovementFigures) -> String {
    let share = figures.selfService
    guard figures.selfServiceRate != nil else {
      return figures.published == 0 ? "no data: no article is published" : "no data: no ticket was resolved"
    }
    return "\(NumberWords.percent(share.part, of: share.whole)), \(NumberWords.whole(share.part)) of "
      + "\(NumberWords.whole(share.whole)) resolved"
  }

  /// `4.2 % of 60` or `no data`
  public static func selfServiceRate(_ figures: ImprovementFigures) -> String {
    let share = figures.selfService
    guard figures.selfServiceRate != nil else { return "no data" }
    return "\(NumberWords.percent(share.part, of: share.whole)) of \(NumberWords.whole(share.whole))"
  }

  /// The cause's own title within its category; tickets of which only the category is known are gathered under words of
  /// their own.
  public static func title(of cause: CauseID?, in category: CauseID, _ rules: ImprovementRules) -> String {
    guard let cause else { return "no cause named" }
    return rules[category]?.causes.first { $0.id == cause }?.title ?? cause.text
  }

  /// A module by its title; one that the catalogue does not have goes by its name.
  public static func title(of module: ModulePath, in catalogue: TrainingCatalogue) -> String {
    catalogue[module.path]?.modules.first { $0.id == module.module }?.title ?? module.description
  }
}
