import CustomerSuccess
import TerminalUI

/// The signs that panes show beside words and numbers, and what each means: help says those of the screen.
enum SignKind: CaseIterable, Hashable, Sendable {
  case day, health, deadlines, actions, training, journeys, outreach, programmes, quality, performance, retention

  var title: String {
    switch self {
    case .day: "Signs of My day"
    case .health: "Signs of health"
    case .deadlines: "Signs of deadlines"
    case .actions: "Signs of action items"
    case .training: "Signs of training"
    case .journeys: "Signs of journeys"
    case .outreach: "Signs of outreach"
    case .programmes: "Signs of programmes and opportunities"
    case .quality: "Signs of support quality"
    case .performance: "Signs of metrics"
    case .retention: "Signs of retention"
    }
  }

  func signs(_ glyphs: GlyphSet) -> [(sign: String, meaning: String)] {
    switch self {
    case .day: SignKind.day(glyphs)
    case .health: SignKind.health(glyphs)
    case .deadlines: SignKind.deadlines(glyphs)
    case .actions:
      [("!", "its day is past"), ("2 d late", "days since it was due"), ("\(glyphs.waiting)", "snoozed until a day")]
    case .training:
      [
        ("Exe 2/5", "modules done of a path, by its first letters"), ("!", "a due day is past, and not all is done"),
        ("\(glyphs.met) 14 Jan", "certified until then; ! where it can be renewed, \(glyphs.breached) past its end"),
        ("[\(glyphs.met)]", "done, or waived"),
        ("\(glyphs.pointer)  \(glyphs.bullet)", "a module in progress; one that nobody has begun"),
        ("\(glyphs.pointer)  \(glyphs.dash)", "a session that is under way; one that is over"),
      ]
    case .journeys: SignKind.journeys(glyphs)
    case .outreach:
      [
        (
          "\(glyphs.atRisk)",
          "a firing that was escalated; a message that failed, or of which nobody knows whether it went"
        ),
        ("\(glyphs.pointer)", "drafted: for somebody to look at; nothing is sent by itself"),
        ("\(glyphs.up)", "approved: it goes as soon as it may"),
        ("\(glyphs.met)", "sent"),
        ("\(glyphs.waiting)", "held; what no person holds is tried every day"),
        ("\(glyphs.dash)", "dropped, and why"),
        (
          "2027-01-23/30",
          "an occasion, on which a trigger fires once: a renewal and its step, a limit and month, a day"
        ),
      ]
    case .programmes:
      [
        (
          "\(glyphs.milestoneOpen)  \(glyphs.phaseOpen)  \(glyphs.pointer)",
          "an opportunity that is identified, qualified, proposed"
        ),
        ("\(glyphs.met)  \(glyphs.dash)", "one that is won, or lost"),
        ("waits", "a touch whose day has come, and what keeps it back"),
      ]
    case .quality:
      [
        ("\(glyphs.down)", "behind a figure: short of its target; before a change: less than the time before"),
        ("\(glyphs.met)", "the target is reached, or the ticket missed nothing"),
        ("\(glyphs.breached)", "a ticket that missed"), ("n", "how many tickets or answers count"),
        ("\(glyphs.milestoneOpen)", "an escalated ticket that waits for its review"),
      ]
    case .performance:
      [
        ("\(glyphs.met)  \(glyphs.down)", "behind a figure: its target is reached, or not"),
        (
          "\(glyphs.up)  \(glyphs.down)",
          "before a change: more or less than in the time before; \(glyphs.level) too little to count"
        ),
        ("n", "how many answers or customers a figure rests on"), ("\u{2013}", "there is none; the note says why"),
      ]
    case .retention:
      [
        (
          "\(glyphs.shades[1])\(glyphs.verticalRule)\(glyphs.barFull)\(glyphs.barFull)",
          "what was lost, to the left, and gained, to the right, against the most of any row"
        ),
        (
          "Logo Gross Net",
          "of those there at the start: customers who stay; their revenue without and with what they added"
        ),
        ("0 1 2", "a cohort's age in months or quarters after everybody's own first day"),
        ("\u{2013}", "there is no share: nothing was paid at the start, or in several currencies"),
      ]
    }
  }

  private static func day(_ glyphs: GlyphSet) -> [(sign: String, meaning: String)] {
    [
      ("\(glyphs.breached)  !", "a promise to a customer is broken; one will be today, or something is late"),
      ("\(glyphs.down)", "health that fell"), ("\(glyphs.pointer)", "an action item that is due today"),
      ("\(glyphs.phaseOpen)", "a step of a journey"),
      ("\(glyphs.milestone)  \(glyphs.milestoneOpen)", "a renewal; a certificate that ends or has ended"),
    ]
  }

  private static func health(_ glyphs: GlyphSet) -> [(sign: String, meaning: String)] {
    let bands = HealthCategory.allCases.map { "\($0.rawValue) from \($0.range.lowerBound)" }.joined(separator: ", ")
    return [
      ("At Risk", "a category by its status: Healthy, Good, At Risk, Critical are \(bands)"),
      ("~88", "provisional: only a part of its metrics is known"),
      ("60 M", "set by hand: an override holds; = shows what was computed"), ("\u{2013}", "nothing is known yet"),
      ("72 I", "imported: another system's score, and nothing else is known"),
      ("\(glyphs.up) 4  \(glyphs.down) 1", "points up or down in 30 days; \(glyphs.level) unchanged"),
    ]
  }

  private static func journeys(_ glyphs: GlyphSet) -> [(sign: String, meaning: String)] {
    [
      (
        "\(glyphs.phaseDone)\(glyphs.phaseDone)\(glyphs.phaseOpen)",
        "phases that are done and still to come; of a flow without phases its first steps"
      ),
      ("\(glyphs.milestone) \(glyphs.milestoneOpen)", "a milestone that is reached; one that is not yet"),
      ("!", "late: its day has passed, and nobody has settled it"), ("\(glyphs.pointer)", "due today, or in its phase"),
      ("\(glyphs.bullet)", "a step that is still to come"),
      ("\(glyphs.met)  \(glyphs.dash)", "done; skipped with a reason"),
      ("sticks", "the stage at which most customers wait past its day"),
    ]
  }

  private static func deadlines(_ glyphs: GlyphSet) -> [(sign: String, meaning: String)] {
    [
      ("41:05", "minutes and seconds left"), ("2h 10", "hours and minutes; 3d 04h days and hours"),
      ("-19:06", "minutes and seconds past the promise"),
      ("-1h 10", "hours and minutes past it; -2d 03h days and hours"),
      ("\(glyphs.breached)", "the promise is broken"), ("!", "it soon will be"),
      ("\(glyphs.met)", "the promise was kept, or the ticket is resolved"),
      ("\(glyphs.waiting)", "waits for the customer: no clock runs"),
      ("\(glyphs.bullet)", "outside support hours: the clock stands until they begin"),
      ("24/7", "its clock runs always; hrs: in support hours; shut: those are over for now"),
      ("T1 T2 T3", "the level of support that has the ticket"),
    ]
  }
}
