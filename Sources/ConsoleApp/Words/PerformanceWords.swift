public import CustomerSuccess
public import TerminalUI

/// How the figures of the metrics dashboard read.
public enum PerformanceWords {
  /// `48`, `4.7/5`, `28 days`, `94.0 %`, `$3,200`; an amount without a currency as a number.
  public static func value(_ value: Double, of unit: PerformanceFigure.Unit, in currency: String? = nil) -> String {
    switch unit {
    case .points: whole(value)
    case .outOfFive: "\(NumberWords.tenth(value))/5"
    case .days: "\(days(value)) \(value == 1 ? "day" : "days")"
    case .percent: "\(NumberWords.tenth(value)) %"
    case .money: money(value, currency)
    }
  }

  public static func current(_ series: PerformanceSeries) -> String {
    series.current.value.map { value($0, of: series.figure.unit, in: series.currency) } ?? "–"
  }

  public static func current(_ goal: PerformanceGoal) -> String {
    goal.value.value.map { value($0, of: goal.unit, in: goal.currency) } ?? "–"
  }

  /// `now 6.0 %, in the base period 10.0 %`; nil where nothing is compared.
  public static func comparison(_ goal: PerformanceGoal) -> String? {
    guard let now = goal.now, let base = goal.base else { return nil }
    let words = [now, base].map { value($0, of: goal.compares, in: goal.currency) }
    return "now \(words[0]), in the base period \(words[1])"
  }

  /// Why there is no figure, or what is compared and what is left out.
  public static func note(_ goal: PerformanceGoal) -> String {
    guard goal.value.lack == nil else { return goal.note ?? "" }
    return [comparison(goal), goal.note].compactMap(\.self).joined(separator: "; ")
  }

  /// `–` where none is set.
  public static func target(_ target: Double?, of unit: PerformanceFigure.Unit, in currency: String? = nil) -> String {
    guard let target else { return "–" }
    return unit == .percent && target == target.rounded() ? "\(whole(target)) %" : value(target, of: unit, in: currency)
  }

  /// `▲ 2.0`; the word where there was nothing before, and nothing without a figure.
  public static func trend(_ series: PerformanceSeries, steady: Double, glyphs: GlyphSet) -> String {
    guard let trend = series.trend(steady: steady) else { return "–" }
    guard let change = series.change else { return trend.rawValue }
    let amount = series.figure.unit == .money ? whole(abs(change)) : NumberWords.tenth(abs(change))
    let sign = trend == .stable ? glyphs.level : change > 0 ? glyphs.up : glyphs.down
    return "\(sign) \(amount) \(trend.rawValue)"
  }

  static func tone(_ trend: HealthTrend?) -> Tone {
    switch trend {
    case .improving: .healthy
    case .declining: .critical
    case .stable, .new, nil: .muted
    }
  }

  public static func sparkline(_ series: PerformanceSeries, glyphs: GlyphSet) -> String {
    Sparkline.text(series.months.map(\.value), glyphs: glyphs)
  }

  /// What `=` says: the definition, what is looked at, and why there is nothing where there is nothing.
  public static func why(_ series: PerformanceSeries, _ aim: PerformanceRules.Aim) -> [String] {
    let figure = series.figure
    let unit = figure.unit
    let n = NumberWords.whole(series.current.n)
    var lines = ["\(figure.definition)."]
    lines.append(series.current.lack.map { "\($0)." } ?? "Now \(current(series)), of \(n).")
    if let share = series.share { lines.append("It is \(share.words).") }
    if let before = series.before.value {
      lines.append(
        "\(value(before, of: unit, in: series.currency)) in \(figure.comparison); a change of less than "
          + "\(NumberWords.tenth(aim.steady)) is no trend.")
    } else {
      lines.append("Compared with \(figure.comparison), of which nothing is known.")
    }
    lines.append(
      aim.target.map {
        "The target is \(target($0, of: unit, in: series.currency)); \(figure.isLowerBetter ? "lower" : "higher") is better."
      } ?? "No target is set: metrics.yaml may name one.")
    return lines
  }

  /// The same of an objective or a promise.
  public static func why(_ goal: PerformanceGoal) -> [String] {
    let told = goal.value.lack.map { "\($0)." } ?? "Now \(current(goal)), of \(NumberWords.whole(goal.value.n))."
    let target = goal.target.map { "The target is \(PerformanceWords.target($0, of: goal.unit, in: goal.currency))." }
    return [
      goal.goal, "\(goal.definition).", told, comparison(goal).map { "It is \($0)." },
      goal.share.map { "It is \($0.words)." }, target ?? "No target is set.",
    ]
    .compactMap(\.self).filter { !$0.isEmpty }
  }

  private static func days(_ value: Double) -> String {
    value == value.rounded() ? whole(value) : NumberWords.tenth(value)
  }

  private static func money(_ value: Double, _ currency: String?) -> String {
    guard let currency, abs(value) < 1e13 else { return whole(value) }
    let units = currency == "JPY" ? 1.0 : 100
    return NumberWords.money(Money(minorUnits: Int(value.rounded() * units), currency: currency))
  }

  /// Far beyond what anybody is paid, digits say nothing any more.
  private static func whole(_ value: Double) -> String {
    abs(value) < 1e15 ? NumberWords.whole(Int(value.rounded())) : "\(value)"
  }
}
