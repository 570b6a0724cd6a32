import CustomerSuccess
import SuccessStore
import TerminalUI

/// How programmes and opportunities read.
enum ProgrammeWords {
  /// `Churn prevention takes trend:declining, every 7 days; after 70 or more for 14 days it ends. 12 in, 3 out.`
  static func why(_ programme: Programme, _ row: ProgrammeFigures) -> String {
    let ends = programme.ends.words.isEmpty ? "" : "; it ends \(programme.ends.words.joined(separator: ", "))"
    let people = "\(NumberWords.whole(row.members)) in, \(NumberWords.whole(row.former)) out"
    return "\(programme.title) takes \(programme.target.text), \(programme.often)\(ends). \(people)."
  }

  /// `Acme Healthcare Inc. is in Churn prevention since 3 Nov, touched 3 times, the last time on 17 Nov; next 24 Nov.`
  static func why(_ row: MemberRow, in scene: Scene) -> String {
    let (membership, title) = (row.membership, scene.outreach.title(of: row.membership.programme))
    let since = day(membership.since, in: scene)
    let last = row.standing?.last.map { ", the last time on \(TimeWords.day($0, today: scene.today))" } ?? ""
    let touched = row.standing.map { ", touched \(counted($0.touches, "time"))\(last)" } ?? ""
    guard let until = membership.until else {
      let next = standing(row, in: scene).text
      return "\(row.customer.name) is in \(title) since \(since)\(touched)\(next.isEmpty ? "" : "; \(next)")."
    }
    return
      "\(row.customer.name) was in \(title) from \(since) to \(day(until, in: scene))\(touched): \(membership.why)."
  }

  /// What a sum of the pipeline is made of, stage by stage.
  static func why(_ row: PipelineRow) -> [String] {
    let stages = Opportunity.Stage.allCases.filter { row.sums.count($0) > 0 }.map { stage in
      let worth = row.sums.amount(stage)
      let amount = worth.isEmpty ? "" : ", \(worth.map(NumberWords.money).joined(separator: " + ")) a month"
      return "\(NumberWords.whole(row.sums.count(stage))) \(stage.rawValue)\(amount)"
    }
    let size = row.sums.dealSize.map { " What was won is worth \(NumberWords.money($0)) a month on average." } ?? ""
    return [
      "\(stages.joined(separator: "; ")).\(size)",
      "Open ones count in the quarter in which they are to be decided: the day that was told, else the renewal's; others in that "
        + "in which they were decided.",
    ]
  }

  /// `$1,900 + €300`
  static func amounts(_ amounts: [Money], or none: Character) -> String {
    amounts.isEmpty ? String(none) : amounts.map(NumberWords.money).joined(separator: " + ")
  }

  /// For files: `1900 USD + 300 EUR`
  static func plain(_ amounts: [Money]) -> String {
    amounts.map { "\($0.amountText) \($0.currency)" }.joined(separator: " + ")
  }

  /// `next 30 Nov`, `waits: at risk, score 64`, `out since 3 Nov`
  static func standing(_ row: MemberRow, in scene: Scene) -> Piece {
    if let until = row.membership.until { return Piece("out since \(day(until, in: scene))", .muted) }
    guard let standing = row.standing else { return Piece("") }
    if let waits = standing.waits { return Piece("waits: \(waits)", .waiting) }
    return Piece(standing.next.map { "next \(TimeWords.day($0, today: scene.today))" } ?? "", .text)
  }

  static func day(_ moment: Instant, in scene: Scene) -> String {
    TimeWords.day(scene.zone.date(of: moment), today: scene.today)
  }

  static func tone(_ stage: Opportunity.Stage) -> Tone {
    switch stage {
    case .identified: .muted
    case .qualified: .text
    case .proposed: .title
    case .won: .healthy
    case .lost: .waiting
    }
  }

  static func mark(_ stage: Opportunity.Stage, _ glyphs: GlyphSet) -> Character {
    switch stage {
    case .identified: glyphs.milestoneOpen
    case .qualified: glyphs.phaseOpen
    case .proposed: glyphs.pointer
    case .won: glyphs.met
    case .lost: glyphs.dash
    }
  }

  /// `CUST-001/1: 40 of 100 points: 15 Multiple business units showing interest (Additional departments); worth …`
  static func why(_ row: OpportunityRow) -> String {
    let signals = row.reading.signals.map { "\($0.points) \($0.title) (\($0.evidence))" }
    let points = signals.isEmpty ? "no signal is there but its readiness" : signals.joined(separator: "; ")
    return "\(row.id), \(row.standing.score) of 100 points: \(points). Worth \(worth(row))"
  }

  /// `13 Dec`, `3 d late`: of what is decided the day on which it was.
  static func closes(_ standing: OpportunityStanding, in scene: Scene) -> Piece {
    guard let day = standing.decided else { return Piece("") }
    guard standing.opportunity.stage.isOpen, day < scene.today else {
      return Piece(TimeWords.day(day, today: scene.today), .muted)
    }
    return Piece(TimeWords.due(day, today: scene.today), .atRisk)
  }

  /// A signal as it is looked for: `Market opportunities (a note of type Market opportunity)`.
  static func sought(_ signal: ExpansionSignal) -> String {
    signal.title + (signal.noteType.map { " (a note of type \($0))" } ?? "")
  }

  /// `$1,900 a month: 50 % more for the next plan.`
  static func worth(_ row: OpportunityRow) -> String {
    guard let value = row.standing.value else { return "unknown: nothing is paid yet." }
    let one = row.standing.opportunity
    let told =
      !one.stage.isOpen ? "when it was decided" : one.author.isEmpty ? "as it was told" : "as \(one.author) says"
    let from = one.told != nil ? told : row.reading.value?.words ?? ""
    return "\(NumberWords.money(value)) a month: \(from)."
  }
}
