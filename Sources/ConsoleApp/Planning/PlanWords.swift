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
