public import CustomerSuccess
public import TerminalUI

/// The mark and tone of a step.
public struct DayLook: Hashable, Sendable {
  public var mark: Character
  var tone: Tone

  public init(_ step: DayStep, glyphs: GlyphSet) {
    switch step {
    case .promiseBroken: (mark, tone) = (glyphs.breached, .breached)
    case .promiseToday, .promiseLater: (mark, tone) = (glyphs.atRisk, .atRisk)
    case .critical: (mark, tone) = (glyphs.down, .critical)
    case .alert: (mark, tone) = (glyphs.down, .atRisk)
    case .decline: (mark, tone) = (glyphs.down, .text)
    case .stepLate: (mark, tone) = (glyphs.phaseOpen, .atRisk)
    case .stepToday: (mark, tone) = (glyphs.phaseOpen, .text)
    case .businessReview: (mark, tone) = (glyphs.pointer, .text)
    case .exitInterview: (mark, tone) = (glyphs.pointer, .atRisk)
    case .highLate, .late: (mark, tone) = (glyphs.atRisk, .breached)
    case .highToday: (mark, tone) = (glyphs.pointer, .atRisk)
    case .today: (mark, tone) = (glyphs.pointer, .text)
    case .renewalMissed: (mark, tone) = (glyphs.milestone, .breached)
    case .renewalNow, .renewalSoon: (mark, tone) = (glyphs.milestone, .atRisk)
    case .renewalLater, .renewalsLapsed: (mark, tone) = (glyphs.milestone, .text)
    case .certificateSoon: (mark, tone) = (glyphs.milestoneOpen, .atRisk)
    case .certificateLater: (mark, tone) = (glyphs.milestoneOpen, .text)
    }
  }
}
