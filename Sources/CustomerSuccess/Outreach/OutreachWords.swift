extension OutreachFiring {
  /// Imported ones may not say it.
  private var daysLeft: String { reason["daysLeft"].flatMap { Int($0) }.map { counted($0, "day") } ?? "? days" }

  /// A number of the reason as sentences say it: days in words.
  fileprivate func told(_ name: String) -> String {
    guard let text = reason[name] else { return "?" }
    return LocalDate(iso8601: text)?.written ?? text
  }

  /// Why, in a few words: `score 68, was 74`.
  public var words: String {
    switch OutreachTrigger(trigger) {
    case .healthDeclineAlerts:
      return "score \(told("score")), \(reason["before"].map { "was \($0)" } ?? "had none before")"
    case .usageLimitWarnings:
      let used = "\(told("percent")) % of \(told("limit"))"
      return reason["projected"].map { "\(used), \($0) % expected by \(told("by"))" } ?? used
    case .featureUnderutilization: return "\(told("percent")) % of features used"
    case .milestoneCelebrations: return told("milestone")
    case .renewalReminders: return "\(daysLeft) before \(told("renews"))"
    case nil: return touchWords
    }
  }

  /// The rule as the numbers met it, a sentence.
  public func rule(_ rules: OutreachRules) -> String {
    switch OutreachTrigger(trigger) {
    case .healthDeclineAlerts:
      let before = reason["before"].map { "from \($0)" } ?? "from none"
      return "The score went \(before) to \(told("score")), below \(told("below"))."
    case .usageLimitWarnings:
      guard let projected = reason["projected"] else {
        return
          "\(told("percent")) % of the limit \(told("limit")) were used on \(told("on")), \(told("atLeast")) % or more."
      }
      return """
        \(told("percent")) % of the limit \(told("limit")) were used on \(told("on")), rising by \(told("slope")) a day: \
        \(projected) % by \(told("by")).
        """
    case .featureUnderutilization:
      return """
        \(told("metric")) was \(told("percent")) % on \(told("on")), below \(told("below")) %, on day \(told("day")) \
        after sign-up.
        """
    case .milestoneCelebrations: return "\(told("milestone")) was reached on \(told("reached"))."
    case .renewalReminders:
      let passed = reason["passedOver"].map { " Passed over: \($0.replacing(" ", with: ", "))." } ?? ""
      return "The contract renews on \(told("renews")): \(daysLeft) left, step \(told("step")).\(passed)"
    case nil: return touchRule(rules)
    }
  }
}

extension OutreachFiring {
  /// Of a programme's touch: what it brings, or what speaks for it. Imported ones may not say it.
  fileprivate var touchWords: String {
    if let told = reason["content"] ?? reason["initiative"] { return told }
    let value = reason["value"].map { ", \($0)" } ?? ""
    return reason["score"].map { "score \($0)\(value)" } ?? occasion
  }

  fileprivate func touchRule(_ rules: OutreachRules) -> String {
    if trigger == .initiativeNews {
      return "A person told the customer of \(occasion), \(told("initiative"))."
    }
    guard let target = reason["in"], reason["since"] != nil else { return rules.title(of: trigger) }
    let signals = reason.values.filter { ["trend", "signal"].contains($0.name) }.map(\.text)
    let because = signals.isEmpty ? "" : " \(signals.joined(separator: ". "))."
    return
      "Touch \(reason["touch"] ?? "?") of '\(rules.title(of: trigger))', in since \(told("since")): \(target).\(because)"
  }
}
