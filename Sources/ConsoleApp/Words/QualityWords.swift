public import CustomerSuccess
public import SuccessStore
import TerminalUI

/// How the figures of support quality read.
public enum QualityWords {
  /// `94.2 %`, `4.6/5`, `4.2 h`, `45`.
  public static func value(_ value: Double, of figure: QualityFigure) -> String {
    switch figure.unit {
    case .percent: "\(NumberWords.tenth(value)) %"
    case .mark: "\(NumberWords.tenth(value))/5"
    case .seconds: length(value)
    case .tickets: NumberWords.whole(Int(value))
    }
  }

  /// `95 %`, `4.5/5`; nil where the framework sets none.
  public static func target(of figure: QualityFigure) -> String? {
    figure.target().map { target in
      figure.unit == .percent ? "\(Int(target)) %" : value(target, of: figure)
    }
  }

  /// `4.2 h`, from a hundred hours on `5.3 d`.
  private static func length(_ seconds: Double) -> String {
    let hours = seconds / 3600
    return abs(hours) < 100 ? "\(NumberWords.tenth(hours)) h" : "\(NumberWords.tenth(hours / 24)) d"
  }

  /// `▲ 2.3`, without the figure's unit where that is plain.
  static func change(_ change: Double, of figure: QualityFigure, glyphs: GlyphSet) -> String {
    let amount = figure.unit == .seconds ? length(abs(change)) : NumberWords.tenth(abs(change))
    if NumberWords.tenth(figure.unit == .seconds ? change / 3600 : change) == "0.0" { return String(glyphs.level) }
    return "\(change > 0 ? glyphs.up : glyphs.down) \(amount)"
  }

  static func tone(change: Double, of figure: QualityFigure) -> Tone {
    if change == 0 { return .muted }
    return (change > 0) == figure.isLowerBetter ? .critical : .healthy
  }

  /// The short title of a figure's column.
  public static func column(_ figure: QualityFigure) -> String {
    switch figure {
    case .firstContact: "First"
    case .withoutEscalation: "No esc."
    case .satisfaction: "CSAT"
    case .response: "Respond"
    case .resolution: "Resolve"
    case .resolutionTime: "Time"
    case .backlog: "Backlog"
    }
  }

  /// `late`, `escalated, several replies`; a ticket whose record shows nothing says so, one that missed nothing is empty.
  public static func cause(_ account: QualityAccount) -> String {
    if account.misses.isEmpty { return "" }
    let reasons = account.reasons.map(\.title).joined(separator: ", ")
    return reasons.isEmpty ? "nothing on record" : reasons
  }

  /// What the figure saw of the ticket: `2h 10 of 1h 00`, `3 replies`, `2/5 too slow`.
  public static func detail(_ row: QualityCase, of figure: QualityFigure, at now: Instant) -> String {
    switch figure {
    case .firstContact, .withoutEscalation: return replies(row)
    case .satisfaction:
      let marks = row.answers.map { "\($0.score)/5" }.joined(separator: " ")
      return ([marks] + row.answers.map(\.comment).filter { !$0.isEmpty }).joined(separator: " ")
    case .response: return promise(row, .respond, at: now)
    case .resolution: return promise(row, .resolve, at: now)
    case .resolutionTime: return row.account.seconds.map { length(Double($0)) } ?? ""
    case .backlog:
      guard let clock = row.account.misses.first?.clock ?? row.reading?.nextDeadline(at: now) else { return "" }
      return "\(clock.kind.rawValue) \(clock.state(at: now).remaining.map(TimeWords.left) ?? "")"
    }
  }

  /// How many the verdict counted: those until the ticket was brought to an end for the first time.
  private static func replies(_ row: QualityCase) -> String {
    row.countedReplies.map { "\($0) \($0 == 1 ? "reply" : "replies")" } ?? ""
  }

  /// Of the promise that was broken, else of the last that was kept.
  private static func promise(_ row: QualityCase, _ kind: ClockKind, at now: Instant) -> String {
    guard let clock = row.account.misses.first?.clock ?? row.reading?.clock(kind) else { return "" }
    let taken =
      switch clock.state(at: now) {
      case .met(_, let taken), .missed(_, let taken): taken
      case .stopped(let moment): clock.taken(at: moment)
      case .running, .outsideHours, .paused: clock.taken(at: now)
      }
    return "\(TimeWords.left(taken)) of \(TimeWords.left(clock.targetSeconds))"
  }
}
