public import CustomerSuccess

/// How figures of feedback read.
public enum FeedbackWords {
  /// More or fewer than before: `+3`, `-2`, `0`; `new` where there was nothing before.
  public static func change(of theme: ThemeFigure, in figures: FeedbackFigures) -> String {
    guard let change = figures.change(of: theme) else { return "new" }
    return change > 0 ? "+\(NumberWords.whole(change))" : NumberWords.whole(change)
  }
}
