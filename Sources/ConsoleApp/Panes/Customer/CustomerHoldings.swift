import CustomerSuccess
import SuccessStore
import TerminalUI

/// What a customer has and who is there: learners, subscriptions, use, answers, departures, contacts.
extension CustomerPage {
  var training: [PageLine] {
    let learners = Array(detail.learners.prefix(8))
    let lines = PageLine.rows(
      learners,
      [
        .init("", .fitting(22), named: "Learner") { [Piece($0.learner.name)] },
        .init("", .flexible(minimum: 14, weight: 1), named: "Paths") { [Piece(places($0), .muted)] },
      ])
    return certificatesDue + zip(learners, lines).map { $1.about($0.subject, opens: .learner($0.id)) }
  }

  /// `! Technical certificate of Ana Ruiz  ends in 24 days`: what is to be renewed, the first to end before.
  private var certificatesDue: [PageLine] {
    let due = detail.learners.flatMap { row in
      scene.training.due(row.certificates, on: scene.today).map { (row: row, certificate: $0) }
    }.sorted { ($0.certificate.expires, $0.certificate.id) < ($1.certificate.expires, $1.certificate.id) }
    return due.prefix(8).map { row, certificate in
      let words = CertificateWords(certificate, in: scene)
      let path = scene.titles.path(certificate.path)
      return PageLine.text([
        Piece("\(words.mark) \(path) certificate of \(row.learner.name)", words.tone), Piece("  \(words.ends)", .muted),
      ]).about(row.subject, opens: .learner(row.id), preset: ["path": certificate.path.text])
    }
  }

  private func places(_ row: LearnerRow) -> String {
    let paths = row.enrolments.compactMap { enrolment -> String? in
      guard let path = scene.training[enrolment.path] else { return nil }
      return "\(path.title) \(row.done(path, scene.training))/\(path.modules.count)"
    }
    let certificates = row.certificates.filter { $0.expires >= scene.today }.count
    return paths.joined(separator: "  ") + (certificates == 0 ? "" : "  \(scene.glyphs.met) \(certificates) cert.")
  }

  var subscriptions: [PageLine] {
    func tone(_ subscription: Subscription) -> Tone { subscription.isLive(on: scene.today) ? .text : .muted }
    return PageLine.rows(
      Array(detail.subscriptions.prefix(8)),
      [
        .init("", .fitting(22), named: "Plan") { [Piece($0.plan, tone($0))] },
        .init("", .fitting(30), named: "Price") { [Piece(price($0), tone($0))] },
        .init("", .fitting(12), named: "Seats", priority: 2) { [Piece($0.seats.map { "\($0) seats" } ?? "", .muted)] },
        .init("", .flexible(minimum: 23, weight: 1), named: "Days", priority: 1) {
          [Piece("\($0.from) – \($0.to?.description ?? "")", .muted)]
        },
      ]
    ).map { $0.about(nil) }
  }

  /// `$3,000 a month`; what is not paid for today says so first, for the days have no room beside a list.
  private func price(_ subscription: Subscription) -> String {
    let amount = NumberWords.money(subscription.amount)
    if subscription.from > scene.today {
      return "from \(TimeWords.day(subscription.from, today: scene.today)), \(amount) a month"
    }
    guard let end = subscription.to, end <= scene.today else { return "\(amount) a month" }
    return "ended \(TimeWords.day(end, today: scene.today)), \(amount)"
  }

  /// `workflows  43 of 50  86 %  ▁▂▂▃▅▅▆█  ▲ 7 in 30 days  today, since 3 Nov`
  var usage: [PageLine] {
    let customer = detail.row.customer
    let lines = PageLine.rows(
      detail.usage,
      [
        .init("", .fitting(22), named: "Counter") { [Piece($0.counter.text)] },
        .init("", .fitting(22), named: "Used") { count in
          let limit = customer.limits[count.counter.text].map { " of \(NumberWords.whole($0))" } ?? ""
          return [Piece("\(NumberWords.whole(count.value))\(limit)")]
        },
        .init("", .fitting(7), named: "Share", priority: 1) { count in
          let share = customer.share(of: count.counter, used: count.value)
          let words = share.map { "\(Int(($0 * 100).rounded(.down))) %" } ?? ""
          return [Piece(words, (share ?? 0) >= 1 ? .warning : .text)]
        },
        .init("", .fitting(UsageCourse.weeks), named: "12 weeks", priority: 2) { count in
          [Piece(UsageWords.course(detail.usageCourses[count.counter], glyphs: scene.glyphs), .sparkline)]
        },
        .init("", .fitting(20), named: "Change", priority: 3) { count in
          [Piece(UsageWords.change(detail.usageCourses[count.counter], glyphs: scene.glyphs), .muted)]
        },
        .init("", .flexible(minimum: 10, weight: 1), named: "Day", priority: 2) { count in
          let since = detail.usageCourses[count.counter]?.since ?? count.at
          let days = [count.at, since].map { scene.zone.date(of: $0) }
          let first = days[0] == days[1] ? "" : ", since \(TimeWords.day(days[1], today: scene.today))"
          return [Piece("\(TimeWords.day(days[0], today: scene.today))\(first)", .muted)]
        },
      ])
    return zip(detail.usage, lines).map { $1.about(nil, preset: ["counter": $0.counter.text]) }
  }

  /// `NPS 9  3 Nov  Everything just works.`
  var surveys: [PageLine] {
    let shown = Array(detail.surveys.prefix(8))
    let lines = PageLine.rows(
      shown,
      [
        .init("", .fitting(11), named: "Day") {
          [Piece(TimeWords.day(scene.zone.date(of: $0.at), today: scene.today), .muted)]
        },
        .init("", .fitting(13), named: "Survey") { [Piece("\($0.kind.title) \($0.score)", .heading)] },
        .init("", .flexible(minimum: 14, weight: 1), named: "Comment") { [Piece($0.comment)] },
      ])
    return reading(lines, shown) {
      .init(title: "\($0.kind.title) \($0.score)", paragraphs: PageLine.lines(of: $0.comment))
    }
  }

  var departures: [PageLine] {
    let shown = Array(detail.departures.prefix(8))
    let lines = PageLine.rows(
      shown,
      [
        .init("", .fitting(22), named: "Left") { [Piece("left \(TimeWords.day($0.left, today: scene.today))")] },
        .init("", .fitting(16), named: "Back") {
          [Piece($0.returned.map { "back \(TimeWords.day($0, today: scene.today))" } ?? "", .muted)]
        },
        .init("", .flexible(minimum: 14, weight: 1), named: "Reason") { departure in
          let reason = scene.contracts.title(of: departure.reason)
          return [Piece([reason, departure.note].filter { !$0.isEmpty }.joined(separator: ": "))]
        },
      ])
    return reading(lines, shown) {
      .init(title: scene.contracts.title(of: $0.reason), paragraphs: PageLine.lines(of: $0.note))
    }
  }

  var contacts: [PageLine] {
    let shown = Array(detail.contacts.prefix(8))
    let lines = PageLine.rows(
      shown,
      [
        .init("", .fitting(22), named: "Contact") { [Piece($0.name)] },
        .init("", .fitting(22), named: "Role", priority: 2) { contact in
          let roles = [contact.isPrimary ? "primary" : "", contact.role].filter { !$0.isEmpty }
          return [Piece(roles.joined(separator: ", "), .muted)]
        },
        .init("", .flexible(minimum: 14, weight: 1), named: "Reach", priority: 1) { contact in
          [Piece([contact.email, contact.link?.text ?? ""].filter { !$0.isEmpty }.joined(separator: "  "), .muted)]
        },
      ])
    return zip(shown, lines).map { $1.about(.contact($0)) }
  }
}
