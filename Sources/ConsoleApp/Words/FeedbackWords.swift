public import CustomerSuccess

/// How figures of feedback read.
public enum FeedbackWords {
  /// More or fewer than before: `+3`, `-2`, `0`; `new` where there was nothing before.
  public static func change(of theme: ThemeFigure, in figures: FeedbackFigures) -> String {
    guard let change = figures.change(of: theme) else { return "new" }
    return change > 0 ? "+\(NumberWords.whole(change))" : NumberWords.whole(change)
  }

  /// `corrected by dana on 2026-11-20; the words say: negative (painfully slow), about Speed and performance`. Nil of what nobody has
  /// corrected.
  public static func correction(of read: ReadVerbatim, in zone: Zone) -> String? {
    switch read.mark {
    case nil: nil
    case .outdated(let old): "\(who(old, zone)) when the words were others; these are read anew"
    case .holds(let correction):
      "\(who(correction, zone))\(read.byWords.map { "; the words say: \(words($0, beside: read))" } ?? "")"
    }
  }

  /// By which words a text is read as it is.
  static func why(_ read: ReadVerbatim, in zone: Zone) -> Why {
    if let correction = correction(of: read, in: zone), read.byWords != nil { return .sum(correction) }
    let because =
      read.reading.because.isEmpty ? "no words that say anything" : read.reading.because.joined(separator: ", ")
    let themes = read.themes.map { "\($0.theme.title) (\($0.words.joined(separator: ", ")))" }
    let about = themes.isEmpty ? "" : "; about \(themes.joined(separator: ", "))"
    return .sum("\(read.reading.sentiment.rawValue) by \(because)\(about)")
  }

  private static func who(_ correction: FeedbackCorrection, _ zone: Zone) -> String {
    let by = correction.author.isEmpty ? "" : " by \(correction.author)"
    return "corrected\(by) on \(zone.date(of: correction.at))"
  }

  /// Themes only where they were corrected too.
  private static func words(_ said: WordsReading, beside read: ReadVerbatim) -> String {
    let because = said.reading.because.isEmpty ? "" : " (\(said.reading.because.joined(separator: ", ")))"
    let themes = said.themes.map(\.theme)
    guard themes != read.themes.map(\.theme) else { return "\(said.reading.sentiment.rawValue)\(because)" }
    let about = themes.isEmpty ? "nothing that is known" : themes.map(\.title).joined(separator: ", ")
    return "\(said.reading.sentiment.rawValue)\(because), about \(about)"
  }
}
