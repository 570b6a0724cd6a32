public import CustomerSuccess
public import SuccessStore

/// How a plan reads.
public enum PlanWords {
  /// `12 customers change category, 40 deadlines move, 3 would fire, 1 fires no more, 4 enter programmes and 1 leaves`
  public static func counts(_ plan: RulebookPlan) -> String {
    func part(_ count: Int, _ one: String, _ many: String) -> String? {
      count == 0 ? nil : "\(NumberWords.whole(count)) \(count == 1 ? one : many)"
    }
    let entering = plan.programmes.count(where: \.enters)
    let parts = [
      part(plan.categories.count, "customer changes category", "customers change category"),
      part(plan.deadlines.count, "deadline moves", "deadlines move"),
      part(plan.firings.count, "firing is new", "firings are new"),
      part(plan.silenced.count, "fires no more", "fire no more"),
      part(entering, "enters a programme", "enter programmes"),
      part(plan.programmes.count - entering, "leaves one", "leave one"),
    ].compactMap(\.self)
    return parts.isEmpty ? "Nothing becomes different at once" : parts.joined(separator: ", ")
  }

  /// How well the scores of both would have told who left, or why nothing is said of it; nil where scores stay as they are.
  public static func backTest(_ plan: RulebookPlan) -> String? {
    func days(_ window: ChurnWindow) -> String { "from \(window.day + 1) to \(window.last)" }
    if let test = plan.backTest {
      return "Score as a prediction of who left \(days(test.window)) (\(NumberWords.whole(test.events)) of "
        + "\(NumberWords.whole(test.count))): AUC \(auc(test.before)) in force, \(auc(test.after)) by these."
    }
    guard let untested = plan.untested else { return nil }
    let left = "\(counted(untested.events, "customer")) left \(days(untested.window))"
    return untested.events < ScoreTrial.leastEvents
      ? "Score as a prediction: \(left), and below \(ScoreTrial.leastEvents) nothing is said."
      : "Score as a prediction: \(left), and nobody with a score stayed."
  }

  /// Three digits, whatever the locale.
  private static func auc(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let rest = "\(thousandths % 1000)"
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }

  /// `Good`, `At Risk`: as the rules call it by which it is one.
  public static func category(_ category: HealthCategory?, in model: HealthModel) -> String {
    category.map { HealthWords.status($0, in: model) } ?? "no score"
  }

  /// `Mon 23 14:05`
  static func moment(_ moment: Instant?, in zone: Zone) -> String {
    guard let moment else { return "none" }
    return "\(TimeWords.near(zone.date(of: moment))) \(TimeWords.hour(moment, in: zone))"
  }
}
