public import CustomerSuccess
public import SuccessStore
public import TerminalUI

/// How health reads and looks: words and signs first, tone second.
public enum HealthWords {
  public static func tone(_ category: HealthCategory?) -> Tone {
    switch category {
    case .excellent: .healthy
    case .good: .good
    case .fair: .atRisk
    case .poor: .critical
    case nil: .muted
    }
  }

  /// `82`, `~82` while provisional, `75 M` while overridden, `72 I` where only another system has one, `–` when nothing is known.
  public static func score(_ health: HealthSummary) -> String {
    guard let score = health.score else { return health.imported.map { "\($0) I" } ?? "–" }
    return "\(health.isProvisional ? "~" : "")\(score)\(health.isOverridden ? " M" : "")"
  }

  /// What a score rests on where it is not all that could be known: said in files, where the score is a plain number.
  static func basis(_ health: HealthSummary) -> String {
    if health.isOverridden { return "set by hand" }
    guard health.score != nil else { return health.imported == nil ? "" : "imported" }
    return health.isProvisional ? "provisional" : "measured"
  }

  /// `, 9 stale`, of the metrics that are known: older than their shelf life. Nothing where none is.
  public static func stale(_ count: Int) -> String { count == 0 ? "" : ", \(NumberWords.whole(count)) stale" }

  /// `▲ 4`, `▼ 1`, `─` when it did not move, nothing when there is no value to compare with.
  public static func change(_ change: Int?, glyphs: GlyphSet) -> String {
    guard let change else { return "" }
    if change == 0 { return String(glyphs.level) }
    return "\(change > 0 ? glyphs.up : glyphs.down) \(abs(change))"
  }

  public static func tone(change: Double?) -> Tone {
    guard let change, change != 0 else { return .muted }
    return change > 0 ? .healthy : .critical
  }

  /// The framework's status of a category: `Healthy`, `Good`, `At Risk`, `Critical`.
  public static func status(_ category: HealthCategory?, in model: HealthModel) -> String {
    guard let category else { return "Not scored" }
    return model.categories[category]?.status ?? category.rawValue.capitalizedFirst
  }

  /// Of who has left nobody takes the score for how things are, and of who is yet to come there is none.
  public static func status(_ row: CustomerRow, in model: HealthModel) -> String {
    if row.isYetToCome { return "Not signed up" }
    return row.lifecycle == .churned ? row.lifecycle.title : status(row.health.category, in: model)
  }

  /// What the model calls each category.
  public static func statuses(in model: HealthModel) -> [HealthCategory: String] {
    Dictionary(uniqueKeysWithValues: HealthCategory.allCases.map { ($0, status($0, in: model)) })
  }

  /// Points of score that a course's full height stands for at least: a band is fifteen wide.
  public static let courseSpan = 16.0

  /// The last twelve days as heights.
  public static func course(_ health: HealthSummary, glyphs: GlyphSet) -> String {
    Sparkline.text(health.days.suffix(12).map { $0.map(Double.init) }, leastSpan: courseSpan, glyphs: glyphs)
  }
}
