import CustomerSuccess
import TerminalUI

/// How a ticket's most urgent promise reads and looks.
struct DeadlineWords: Hashable, Sendable {
  /// `✗`, `!`, `‖`, `·` outside hours, or a blank: how the worst of its clocks stands, which need not be the one that is due next.
  var mark: Character
  var markTone: Tone
  /// `3:12`, `-12:41`, `waiting`
  var left: String
  /// `respond`, `update`, `resolve`; empty while nothing runs.
  var kind: String
  var tone: Tone
  /// The text changes with each second.
  var counts: Bool

  /// `byBreach`: of the clock that breaks its promise next, whatever is broken already.
  init(_ reading: TicketReading, at now: Instant, glyphs: GlyphSet, byBreach: Bool = false) {
    if let clock = reading.shownClock(at: now, byBreach: byBreach) {
      self.init(clock, at: now, glyphs: glyphs)
      let worst = reading.standing(at: now)
      guard let worst, worst > clock.state(at: now).standing ?? .fine else { return }
      mark = DeadlineWords.mark(worst, glyphs)
      markTone = DeadlineWords.tone(worst)
    } else {
      self.init(idle: reading.status, glyphs: glyphs)
    }
  }

  private init(mark: Character, left: String, kind: String = "", tone: Tone, counts: Bool = false) {
    self.mark = mark
    markTone = tone
    self.left = left
    self.kind = kind
    self.tone = tone
    self.counts = counts
  }

  /// Of one of its clocks.
  init(_ clock: SLAClock, at now: Instant, glyphs: GlyphSet) {
    let state = clock.state(at: now)
    let remaining = state.remaining ?? 0
    let tone = DeadlineWords.tone(state.standing)
    let left = TimeWords.shortLeft(remaining)
    if case .outsideHours = state {
      let mark = state.standing == .breached ? glyphs.breached : glyphs.bullet
      self.init(mark: mark, left: left, kind: clock.kind.rawValue, tone: tone)
    } else {
      self.init(
        mark: DeadlineWords.mark(state.standing, glyphs), left: left, kind: clock.kind.rawValue, tone: tone,
        counts: abs(remaining) < 3600)
    }
  }

  private init(idle status: TicketStatus, glyphs: GlyphSet) {
    switch status {
    case .pending: self.init(mark: glyphs.waiting, left: "waiting", tone: .waiting)
    case .resolved, .closed: self.init(mark: glyphs.met, left: status.rawValue, tone: .muted)
    case .new, .open, .onHold: self.init(mark: " ", left: "no clock", tone: .muted)
    }
  }

  static func mark(_ standing: Standing?, _ glyphs: GlyphSet) -> Character {
    switch standing {
    case .breached: glyphs.breached
    case .imminent, .atRisk: glyphs.atRisk
    case .fine, nil: " "
    }
  }

  static func tone(_ standing: Standing?) -> Tone {
    switch standing {
    case .breached: .breached
    case .imminent: .imminent
    case .atRisk: .atRisk
    case .fine, nil: .text
    }
  }
}
