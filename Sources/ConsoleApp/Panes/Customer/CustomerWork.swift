import CustomerSuccess
import SuccessStore
import TerminalUI

/// What happened with a customer and what is to be done.
extension CustomerPage {
  func activities(limit: Int) -> [PageLine] {
    detail.activities.prefix(limit).map { activity in
      let date = scene.zone.date(of: activity.at)
      let day = abs(scene.today - date) < 7 ? TimeWords.near(date) : TimeWords.day(date, today: scene.today)
      let outcome = activity.outcome.isEmpty || style == .overview ? "" : " · \(activity.outcome)"
      let said = activity.description.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let came = activity.outcome.isEmpty ? [] : ["", "What came of it: \(activity.outcome)"]
      let by = activity.author.isEmpty ? "" : " by \(activity.author)"
      let reading = PageLine.Reading(title: "\(activity.kind)\(by), \(day)", paragraphs: said + came)
      return PageLine(isStop: style == .page, reads: reading) { y, canvas in
        canvas.write(day, at: Point(x: 1, y: y), tone: .muted, maxWidth: 11)
        canvas.write(activity.kind, at: Point(x: 13, y: y), tone: .heading, maxWidth: 13)
        let used = canvas.write(
          said.joined(separator: " "), at: Point(x: 27, y: y), maxWidth: canvas.width - 28)
        canvas.write(outcome, at: Point(x: 27 + used, y: y), tone: .muted, maxWidth: canvas.width - 28 - used)
      }
    }
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
    detail.actions.filter { $0.status.isOpen }.prefix(8).map { action in
      let due = ActionDue(action, today: scene.today, in: scene.zone)
      return PageLine(isStop: true, subject: .action(action), opens: .action(action.id)) { y, canvas in
        canvas.write(action.priority.shortTitle, at: Point(x: 1, y: y), maxWidth: 5)
        canvas.write(due.words, at: Point(x: 7, y: y), tone: due.tone, maxWidth: 11)
        canvas.write(action.title, at: Point(x: 19, y: y), maxWidth: canvas.width - 40)
        canvas.writeRight(
          action.owner, at: Point(x: canvas.width - 20, y: y), width: 19, tone: .muted)
      }
    }
  }

  var tickets: [PageLine] {
    detail.tickets.prefix(8).map { row in
      let line = TicketLine(row: row, now: scene.now)
      return PageLine(isStop: true, subject: row.subject, opens: .ticket(row.id)) { y, canvas in
        line.draw(y: y, on: &canvas)
      }
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
    return [head]
      + journey.open.prefix(3).map { step in
        let standing = JourneyWords.standing(step, today: scene.today)
        let (mark, tone) = (JourneyWords.mark(step, scene.glyphs), JourneyWords.tone(step.state))
        return PageLine { y, canvas in
          canvas.write("\(mark) \(standing)", at: Point(x: 1, y: y), tone: tone, maxWidth: 17)
          canvas.write(step.step.title, at: Point(x: 19, y: y), maxWidth: canvas.width - 40)
          canvas.writeRight(
            JourneyWords.takes(step.step), at: Point(x: canvas.width - 20, y: y), width: 19, tone: .muted)
        }.about(.customer(customer), preset: ["step": step.id.text])
      }
  }

  var training: [PageLine] {
    detail.learners.prefix(8).map { row in
      let places = row.enrolments.compactMap { enrolment -> String? in
        guard let path = scene.training[enrolment.path] else { return nil }
        let done = row.done(path, scene.training)
        return "\(path.title) \(done)/\(path.modules.count)"
      }
      let certificates = row.certificates.filter { $0.expires >= scene.today }.count
      let note = certificates == 0 ? "" : "  \(scene.glyphs.met) \(certificates) cert."
      return PageLine(isStop: true, subject: row.subject, opens: .learner(row.id)) { y, canvas in
        canvas.write(row.learner.name, at: Point(x: 1, y: y), maxWidth: 22)
        canvas.write(
          places.joined(separator: "  ") + note, at: Point(x: 24, y: y), tone: .muted, maxWidth: canvas.width - 25)
      }
    }
  }

  var subscriptions: [PageLine] {
    detail.subscriptions.prefix(8).map { subscription in
      let price = "\(NumberWords.money(subscription.amount)) a month"
      let seats = subscription.seats.map { "\($0) seats" } ?? ""
      let days = "\(subscription.from) – \(subscription.to?.description ?? "")"
      let tone: Tone = subscription.isLive(on: scene.today) ? .text : .muted
      return PageLine(isStop: true) { y, canvas in
        canvas.write(subscription.plan, at: Point(x: 1, y: y), tone: tone, maxWidth: 22)
        canvas.write(price, at: Point(x: 24, y: y), tone: tone, maxWidth: 22)
        canvas.write(seats, at: Point(x: 47, y: y), tone: .muted, maxWidth: 12)
        canvas.write(days, at: Point(x: 60, y: y), tone: .muted, maxWidth: canvas.width - 61)
      }
    }
  }

  /// `workflows  43 of 50  86 %  today`
  var usage: [PageLine] {
    detail.usage.map { count in
      let customer = detail.row.customer
      let limit = customer.limits[count.counter.text].map { " of \(NumberWords.whole($0))" } ?? ""
      let share = customer.share(of: count.counter, used: count.value)
      let words = share.map { "\(Int(($0 * 100).rounded(.down))) %" } ?? ""
      let day = TimeWords.day(scene.zone.date(of: count.at), today: scene.today)
      return PageLine(isStop: true, preset: ["counter": count.counter.text]) { y, canvas in
        canvas.write(count.counter.text, at: Point(x: 1, y: y), maxWidth: 22)
        canvas.write("\(NumberWords.whole(count.value))\(limit)", at: Point(x: 24, y: y), maxWidth: 22)
        canvas.write(words, at: Point(x: 47, y: y), tone: (share ?? 0) >= 1 ? .warning : .text, maxWidth: 12)
        canvas.write(day, at: Point(x: 60, y: y), tone: .muted, maxWidth: canvas.width - 61)
      }
    }
  }

  /// `NPS 9  3 Nov  Everything just works.`
  var surveys: [PageLine] {
    detail.surveys.prefix(8).map { answer in
      let day = TimeWords.day(scene.zone.date(of: answer.at), today: scene.today)
      return PageLine(isStop: true) { y, canvas in
        canvas.write(day, at: Point(x: 1, y: y), tone: .muted, maxWidth: 11)
        canvas.write("\(answer.kind.title) \(answer.score)", at: Point(x: 13, y: y), tone: .heading, maxWidth: 13)
        canvas.write(answer.comment, at: Point(x: 27, y: y), maxWidth: canvas.width - 28)
      }
    }
  }

  var departures: [PageLine] {
    detail.departures.prefix(8).map { departure in
      let back = departure.returned.map { "back \(TimeWords.day($0, today: scene.today))" } ?? ""
      let reason = scene.contracts.title(of: departure.reason)
      let words = [reason, departure.note].filter { !$0.isEmpty }.joined(separator: ": ")
      return PageLine(isStop: true) { y, canvas in
        canvas.write(
          "left \(TimeWords.day(departure.left, today: scene.today))", at: Point(x: 1, y: y), maxWidth: 22)
        canvas.write(back, at: Point(x: 24, y: y), tone: .muted, maxWidth: 16)
        canvas.write(words, at: Point(x: 41, y: y), maxWidth: canvas.width - 42)
      }
    }
  }

  var contacts: [PageLine] {
    detail.contacts.prefix(8).map { contact in
      let role =
        contact.isPrimary ? ["primary", contact.role].filter { !$0.isEmpty }.joined(separator: ", ") : contact.role
      return PageLine(isStop: true, subject: .contact(contact)) { y, canvas in
        canvas.write(contact.name, at: Point(x: 1, y: y), maxWidth: 22)
        canvas.write(role, at: Point(x: 24, y: y), tone: .muted, maxWidth: 22)
        let reach = [contact.email, contact.link?.text ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")
        canvas.write(reach, at: Point(x: 47, y: y), tone: .muted, maxWidth: canvas.width - 48)
      }
    }
  }
}
