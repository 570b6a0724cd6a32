import CustomerSuccess
import SuccessStore
import TerminalUI

/// What happened with a customer and what is to be done.
extension CustomerPage {
  func activities(limit: Int) -> [PageLine] {
    let shown = Array(detail.activities.prefix(limit))
    let lines = PageLine.rows(
      shown,
      [
        .init("", .fitting(11), named: "Day") { [Piece(moment($0.at), .muted)] },
        .init("", .fitting(13), named: "Kind") { [Piece($0.kind, .heading)] },
        .init("", .flexible(minimum: 14, weight: 1), named: "What") { activity in
          let outcome = activity.outcome.isEmpty || style == .overview ? "" : " · \(activity.outcome)"
          return [Piece(PageLine.lines(of: activity.description).joined(separator: " ")), Piece(outcome, .muted)]
        },
      ])
    guard style == .page else { return lines }
    return reading(lines, shown) { activity in
      let by = activity.author.isEmpty ? "" : " by \(activity.author)"
      let came = activity.outcome.isEmpty ? [] : ["", "What came of it: \(activity.outcome)"]
      return .init(
        title: "\(activity.kind)\(by), \(moment(activity.at))",
        paragraphs: PageLine.lines(of: activity.description) + came)
    }
  }

  /// Lines that have room for the beginning of a text, each with the whole of it behind Enter.
  func reading<Row>(_ lines: [PageLine], _ rows: [Row], _ text: (Row) -> PageLine.Reading) -> [PageLine] {
    zip(lines, rows).map { line, row in
      var line = line.about(nil)
      line.reads = text(row)
      return line
    }
  }

  private func moment(_ at: Instant) -> String {
    let date = scene.zone.date(of: at)
    return abs(scene.today - date) < 7 ? TimeWords.near(date) : TimeWords.day(date, today: scene.today)
  }

  /// `› Next: confirm budget for the upgrade (High, today)`
  var next: [PageLine] {
    guard let action = detail.actions.first(where: { $0.status.isOpen }) else { return [] }
    let words = ActionDue(action, today: scene.today, in: scene.zone).words
    let due = words.isEmpty ? "" : ", \(words)"
    let pieces = [
      Piece("\(scene.glyphs.pointer) Next: ", .accent), Piece(action.title),
      Piece(" (\(action.priority.title)\(due))", .muted),
    ]
    return [.blank, .text(pieces)]
  }

  var actions: [PageLine] {
    let open = Array(detail.actions.filter { $0.status.isOpen }.prefix(8))
    let lines = PageLine.rows(
      open,
      [
        .init("", .fitting(5), named: "Priority") { [Piece($0.priority.shortTitle)] },
        .init("", .fitting(11), named: "Due") { action in
          let due = ActionDue(action, today: scene.today, in: scene.zone)
          return [Piece(due.words, due.tone)]
        },
        .init("", .flexible(minimum: 14, weight: 1, wants: 36), named: "Title", priority: 1) { [Piece($0.title)] },
        .init("", .fitting(12), named: "Owner", priority: 3, isRight: true) { [Piece($0.owner, .muted)] },
      ])
    return zip(open, lines).map { $1.about(.action($0), opens: .action($0.id)) }
  }

  var tickets: [PageLine] {
    let shown = Array(detail.tickets.prefix(8))
    return zip(shown, TicketTable(now: scene.now, glyphs: scene.glyphs).lines(of: shown)).map { row, line in
      line.about(row.subject, opens: .ticket(row.id))
    }
  }

  /// `▮▯▯ ◆◇◇◇  day 23  5 steps late`, and the next steps: acts on steps are about the line's.
  var journey: [PageLine] {
    guard let journey = detail.journey else { return [] }
    let customer = detail.row.customer
    let late = journey.late.count
    let marks = "\(JourneyWords.phases(journey, scene.glyphs)) \(JourneyWords.milestones(journey, scene.glyphs))"
    let head = PageLine.text([
      Piece(marks, .accent), Piece("  \(JourneyWords.day(journey))", .muted),
      Piece(late == 0 ? "" : "  \(NumberWords.whole(late)) late", .atRisk),
    ])
    let steps = Array(journey.open.prefix(3))
    let lines = PageLine.rows(
      steps,
      [
        .init("", .fitting(17), named: "State") { step in
          let words = "\(JourneyWords.mark(step, scene.glyphs)) \(JourneyWords.standing(step, today: scene.today))"
          return [Piece(words, JourneyWords.tone(step.state))]
        },
        .init("", .flexible(minimum: 14, weight: 1, wants: 36), named: "Step") { [Piece($0.step.title)] },
        .init("", .fitting(12), named: "Takes", priority: 3, isRight: true) {
          [Piece(JourneyWords.takes($0.step), .muted)]
        },
      ])
    return [head] + zip(steps, lines).map { $1.about(.customer(customer), preset: ["step": $0.id.text]) }
  }
}
