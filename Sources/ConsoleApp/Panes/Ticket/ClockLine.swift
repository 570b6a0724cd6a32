import CustomerSuccess
import TerminalUI

/// A clock as a bar of what is used, when it falls due, and on request the sum that made it.
struct ClockLine {
  var clock: SLAClock
  var scene: Scene
  /// What it is called, and what is said first of it; the clock's kind and nothing where it is a promise to the customer.
  var name: String?
  var note = ""

  /// `respond   ██████████░░░░  ! at risk      3:00`, and below it when it is due and by which calendar.
  var lines: [PageLine] {
    let state = clock.state(at: scene.now)
    let words = ClockWords(state, glyphs: scene.glyphs)
    let taken = taken(state)
    let (clock, name) = (clock, ClockLine.padded(name ?? clock.kind.rawValue))
    let bar = PageLine(isStop: true) { y, canvas in
      canvas.write(name, at: Point(x: 1, y: y), emphasis: .bold)
      let place = Rect(x: 10, y: y, width: canvas.width - 37, height: 1)
      if place.width > 3 {
        canvas.fill(place, with: canvas.glyphs.barTrack, tone: .track)
        Bar(value: Double(taken), of: Double(max(1, clock.targetSeconds)), tone: words.tone).draw(
          in: place, on: &canvas)
      }
      canvas.write(
        "\(words.mark) \(words.state)", at: Point(x: canvas.width - 25, y: y), tone: words.tone, maxWidth: 15)
      canvas.writeRight(words.left, at: Point(x: canvas.width - 10, y: y), width: 9, tone: words.tone)
    }
    return [bar, .text([Piece("         \(detail(taken: taken))", .muted)], isStop: true)]
  }

  /// Moments, lengths and causes that add up from the start to the due moment.
  var ledger: [PageLine] {
    let entries = clock.ledger(at: scene.now).map { entry in
      (
        moment: EventWords.moment(entry.kind == .due ? entry.to : entry.from, in: scene),
        length: entry.seconds == 0 ? "" : DurationFormat.text(entry.seconds), cause: entry.text
      )
    }
    let momentWidth = entries.map(\.moment.count).max() ?? 0
    let lengthWidth = entries.map(\.length.count).max() ?? 0
    return entries.map { entry in
      PageLine(isStop: true) { y, canvas in
        canvas.write(entry.moment, at: Point(x: 10, y: y), tone: .muted)
        canvas.writeRight(entry.length, at: Point(x: 11 + momentWidth, y: y), width: lengthWidth)
        let x = 13 + momentWidth + lengthWidth
        canvas.write(entry.cause, at: Point(x: x, y: y), tone: .muted, maxWidth: canvas.width - x - 1)
      }
    }
  }

  static func padded(_ name: String) -> String { name + String(repeating: " ", count: max(1, 9 - name.count)) }

  private func taken(_ state: ClockState) -> Int {
    switch state {
    case .met(_, let taken), .missed(_, let taken): taken
    case .stopped(let moment): clock.taken(at: moment)
    case .running, .outsideHours, .paused: clock.taken(at: scene.now)
    }
  }

  /// `due Fri 27 20:00 = Mon 30 08:00 · 80 % of 15m · support-hours`
  private func detail(taken: Int) -> String {
    let share = clock.targetSeconds > 0 ? "\(taken * 100 / clock.targetSeconds) % of " : ""
    let parts = [
      note, due, "\(share)\(DurationFormat.text(clock.targetSeconds))", clock.calendar.name,
      clock.isSetByHand ? "set by hand" : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " \(scene.glyphs.bullet) ")
  }

  private var due: String {
    switch clock.outcome {
    case .met(let moment, _): return "met \(EventWords.moment(moment, in: scene))"
    case .missed(let moment, _): return "late \(EventWords.moment(moment, in: scene))"
    case .stopped(let moment): return "ended \(EventWords.moment(moment, in: scene))"
    case .open: break
    }
    guard let due = clock.due else { return "no due time while it waits" }
    let moment = EventWords.moment(due, in: scene)
    guard let closing = clock.closing, closing < due else { return "due \(moment)" }
    return "due \(EventWords.moment(closing, in: scene)) = \(moment)"
  }
}

/// What a hand-off's time is, for whoever looks for it among the breached.
public enum HandOffWords {
  public static let apart =
    "The hand-off is the team's own time, beside what the customer is promised: no sla state, queue or figure counts it."
}

/// A clock's state in a mark, a word and what is left.
struct ClockWords: Hashable, Sendable {
  var mark: Character
  var state: String
  /// Empty where nothing is left to count.
  var left = ""
  var tone: Tone

  init(_ state: ClockState, glyphs: GlyphSet) {
    switch state {
    case .running(let standing, let remaining):
      self.init(
        mark: DeadlineWords.mark(standing, glyphs), state: ClockWords.word(standing), left: TimeWords.left(remaining),
        tone: DeadlineWords.tone(standing))
    case .outsideHours(let standing, let remaining):
      let mark = standing == .breached ? glyphs.breached : glyphs.bullet
      let word = standing == .breached ? "breached" : "closed now"
      self.init(
        mark: mark, state: word, left: TimeWords.left(remaining), tone: DeadlineWords.tone(standing))
    case .paused(_, let remaining):
      self.init(mark: glyphs.waiting, state: "waiting", left: TimeWords.left(remaining), tone: .waiting)
    case .met: self.init(mark: glyphs.met, state: "met", tone: .healthy)
    case .missed: self.init(mark: glyphs.breached, state: "missed", tone: .breached)
    case .stopped: self.init(mark: glyphs.met, state: "ended", tone: .muted)
    }
  }

  private init(mark: Character, state: String, left: String = "", tone: Tone) {
    self.mark = mark
    self.state = state
    self.left = left
    self.tone = tone
  }

  private static func word(_ standing: Standing) -> String {
    switch standing {
    case .fine: "in time"
    case .atRisk: "at risk"
    case .imminent: "imminent"
    case .breached: "breached"
    }
  }
}
