public import CustomerSuccess
public import TerminalUI

/// How the course of a counter reads, on the screen and in reports.
public enum UsageWords {
  /// A character a week; nothing where nothing is known of it.
  public static func course(_ course: UsageCourse?, glyphs: GlyphSet) -> String {
    Sparkline.text((course?.values ?? []).map { $0.map(Double.init) }, glyphs: glyphs)
  }

  /// `▲ 7 in 30 days`; nothing where nothing was counted then.
  public static func change(_ course: UsageCourse?, glyphs: GlyphSet) -> String {
    guard let change = course?.change else { return "" }
    let words = HealthWords.change(change, glyphs: glyphs)
    return "\(words) in \(UsageCourse.days) days"
  }
}
