extension OutreachFiring {
  /// Imported ones may not say it.
  private var daysLeft: String { reason["daysLeft"].flatMap { Int($0) }.map { counted($0, "day") } ?? "? days" }

  /// Why, in a few words: `score 68, was 74`.
  public var words: String {
    func value(_ name: String) -> String { reason[name] ?? "?" }
    switch OutreachTrigger(trigger) {
    case .healthDeclineAlerts:
      return "score \(value("score")), \(reason["before"].map { "was \($0)" } ?? "had none before")"
    case .usageLimitWarnings:
      let used = "\(value("percent")) % of \(value("limit"))"
      return reason["projected"].map { "\(used), \($0) % expected by \(value("by"))" } ?? used
    case .featureUnderutilization: return "\(value("percent")) % of features used"
    case .milestoneCelebrations: return value("milestone")
    case .renewalReminders: return "\(daysLeft) before \(value("renews"))"
    case nil: return touchWords
    }
  }

  /// The rule as the numbers met it, a sentence.
  public func rule(_ rules: OutreachRules) -> String {
    func value(_ name: String) -> String { reason[name] ?? "?" }
    switch OutreachTrigger(trigger) {
    case .healthDeclineAlerts:
      let before = reason["before"].map { "from \($0)" } ?? "from none"
      return "The score went \(before) to \(value("score")), below \(value("below"))."
    case .usageLimitWarnings:
      guard let projected = reason["projected"] else {
        return
          "\(value("percent")) % of the limit \(value("limit")) were used on \(value("on")), \(value("atLeast")) % or more."
      }
      return """
        \(value("percent")) % of the limit \(value("limit")) were used on \(value("on")), rising by \(value("slope")) a day: \
        \(projected) % by \(value("by")).
        """
    case .featureUnderutilization:
      return """
        \(value("metric")) was \(value("percent")) % on \(value("on")), below \(value("below")) %, on day \(value("day")) \
        after sign-up.
        """
    case .milestoneCelebrations: return "\(value("milestone")) was reached on \(value("reached"))."
    case .renewalReminders:
      let passed = reason["passedOver"].map { " Passed over: \($0.replacing(" ", with: ", "))." } ?? ""
      return "The contract renews on \(value("renews")): \(daysLeft) left, step \(value("step")).\(passed)"
    case nil: return touchRule(rules)
    }
  }
}

extension OutreachFiring {
  /// Of a programme's touch: what it brings, or what speaks for it. Imported ones may not say it.
  fileprivate var touchWords: String {
    if let content = reason["content"] { return content }
    let value = reason["value"].map { ", \($0)" } ?? ""
    return reason["score"].map { "score \($0)\(value)" } ?? occasion
  }

  fileprivate func touchRule(_ rules: OutreachRules) -> String {
    guard let target = reason["in"], let since = reason["since"] else { return rules.title(of: trigger) }
    let signals = reason.values.filter { $0.name == "signal" }.map(\.text)
    let because = signals.isEmpty ? "" : " \(signals.joined(separator: ". "))."
    return "Touch \(reason["touch"] ?? "?") of '\(rules.title(of: trigger))', in since \(since): \(target).\(because)"
  }
}
