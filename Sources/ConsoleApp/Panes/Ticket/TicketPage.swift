import CustomerSuccess
import SuccessStore
import TerminalUI

/// A ticket's page as lines: what is promised first, then what happened, the newest first.
struct TicketPage {
  var detail: TicketDetail
  var showsLedger: Bool
  var scene: Scene

  private var reading: TicketReading { detail.row.reading }
  private var ticket: Ticket { reading.ticket }

  var lines: [PageLine] {
    header + followed + [.blank] + clocks + criteria + escalations + rootCause + articles + conversation + others
  }

  // MARK: Header

  private var header: [PageLine] {
    let subject = Paragraph.wrap(ticket.subject, width: max(10, scene.size.width - 2), glyphs: scene.glyphs)
      .map { PageLine.text([Piece($0, .title, emphasis: .bold)], isStop: true) }
    return subject + standing + origin + PageLine.link(ticket.link, in: scene) + [customer]
  }

  private var standing: [PageLine] {
    let owner = reading.owner.isEmpty ? Piece("unassigned", .atRisk) : Piece("owner \(reading.owner)")
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    return PageLine.wrapped(
      [
        Piece(reading.severity.title, SeverityWords.tone(reading.severity), emphasis: .bold), dot,
        Piece(reading.standing), dot, owner, dot, Piece(reading.supportTier.badge), dot,
        Piece(reading.policy.map { "policy \($0)" } ?? "no policy", .muted),
      ], in: scene)
  }

  private var origin: [PageLine] {
    var words = ["opened \(EventWords.moment(ticket.created, in: scene))"]
    if !ticket.channel.isEmpty { words.append("by \(ticket.channel)") }
    if !ticket.category.isEmpty { words.append(ticket.category) }
    if let outside = ticket.outsideID { words.append("elsewhere \(outside)") }
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    let pieces = words.enumerated().flatMap { index, word in (index == 0 ? [] : [dot]) + [Piece(word, .muted)] }
    return PageLine.wrapped(pieces, in: scene)
  }

  private var customer: PageLine {
    CustomerLine.line(of: detail.customer, in: scene)
  }

  /// What it takes up again, and what takes it up.
  private var followed: [PageLine] {
    (detail.follows.map { [("follows", $0)] } ?? []).map(link) + detail.followers.map { ("followed by", $0) }.map(link)
  }

  private func link(_ words: String, _ row: TicketRow) -> PageLine {
    PageLine.text([
      Piece("\(words) ", .muted), Piece("\(row.id)  ", .accent), Piece(row.reading.ticket.subject),
      Piece("  \(row.reading.status.title)", .muted),
    ]).about(row.subject, opens: .ticket(row.id))
  }

  // MARK: Clocks

  private var clocks: [PageLine] {
    let kinds = ClockKind.allCases.flatMap { kind -> [PageLine] in
      guard let clock = reading.clock(kind) else {
        let awaited = kind == .respond && reading.firstMessage == nil && reading.status.isOpen
        let why = awaited ? "no clock: it starts with the customer's first message" : "no clock"
        return [.text([Piece("\(ClockLine.padded(kind.rawValue))\(why)", .muted)], isStop: true)]
      }
      let line = ClockLine(clock: clock, scene: scene)
      return line.lines + (showsLedger ? line.ledger : [])
    }
    return kinds + promise + handOff
  }

  /// The team's own clock, of the last escalation: what the customer is promised stands above it.
  private var handOff: [PageLine] {
    guard let handOff = reading.handOffs.last else { return [] }
    let line = ClockLine(
      clock: handOff.clock, scene: scene, name: "hand-off", note: "to \(handOff.to.badge), the team's own")
    let apart = PageLine.paragraphs(HandOffWords.apart, indent: 10, tone: .muted, in: scene)
    return line.lines + (showsLedger ? apart + line.ledger : [])
  }

  /// The framework's low severity has no update clock; the first reply says when the next one comes.
  private var promise: [PageLine] {
    switch reading.promise {
    case .notNeeded: []
    case .owed: [.text([Piece("The first reply has to say when the next one comes", .muted)], isStop: true)]
    case .missing: [.text([Piece("No reply has said when the next one comes", .atRisk)], isStop: true)]
    case .made(let moment):
      [.text([Piece("Promised for \(EventWords.moment(moment, in: scene))", .muted)], isStop: true)]
    }
  }

  private var criteria: [PageLine] {
    guard let level = scene.support.severities[reading.severity] else { return [] }
    let what = level.criteria.isEmpty ? "" : "\(reading.severity.title): \(level.criteria.joined(separator: ", "))"
    let lines = [what, level.communication, tier].filter { !$0.isEmpty }
    return PageLine.section("Criteria", lines.flatMap { PageLine.paragraphs($0, tone: .muted, in: scene) })
  }

  /// `T3 Technical & Strategic Support, Business hours …, takes over within 24h of support-hours`
  private var tier: String {
    guard let tier = scene.support.tiers[reading.supportTier] else { return "" }
    let handOff =
      tier.handOff[reading.severity].map { target in
        "takes over within \(DurationFormat.text(target.seconds)) of \(target.calendar.name)"
      } ?? ""
    let words = ["\(reading.supportTier.badge) \(tier.title)", tier.availability, handOff]
    return words.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private var escalations: [PageLine] {
    PageLine.section(
      "Escalations",
      reading.escalations.reversed().flatMap { escalation -> [PageLine] in
        let head = PageLine.text(
          [
            Piece("\(EventWords.moment(escalation.at, in: scene))  ", .muted), Piece("to \(escalation.to.badge)"),
            Piece("  \(EventWords.name(escalation.by))", .muted),
          ], isStop: true)
        return [head] + PageLine.paragraphs(escalation.trigger, indent: 2, in: scene)
      })
  }

  // MARK: The improvement loop

  private var rootCause: [PageLine] {
    guard let cause = detail.row.rootCause else { return [] }
    let head = PageLine.text(
      [
        Piece("\(EventWords.moment(cause.at, in: scene))  ", .muted),
        Piece(scene.improvement.title(of: cause.path), .title), Piece("  \(cause.author)", .muted),
      ], isStop: true)
    let whys = cause.whys.enumerated().flatMap { number, why in
      PageLine.paragraphs("\(number + 1). \(why)", indent: 2, in: scene)
    }
    return PageLine.section("Root cause", note: "each answers why the one before is so", [head] + whys)
  }

  private var articles: [PageLine] {
    PageLine.section(
      "Articles",
      detail.articles.map { linked in
        PageLine.text([
          Piece("\(linked.id)  ", .accent), Piece(linked.article.title),
          Piece("  \(linked.link.role == .answer ? "answered this" : "drafted from this")", .muted),
        ]).about(.article(linked.article), opens: .article(linked.id))
      })
  }

  // MARK: What happened

  private var conversation: [PageLine] {
    let events = detail.events.reversed().flatMap { event -> [PageLine] in
      let words = EventWords(event, in: scene)
      let head = PageLine.text(
        [
          Piece("\(EventWords.moment(event.at, in: scene))  ", .muted), Piece(words.title, words.tone, emphasis: .bold),
          Piece("  \(EventWords.author(event.author))", .muted),
        ], isStop: true)
      let title = "\(words.title) \(scene.glyphs.bullet) \(EventWords.author(event.author))"
      return [head] + PageLine.beginning(words.text, title: title, indent: 2, in: scene)
    }
    return PageLine.section("Conversation", note: "newest first", events)
  }

  private var others: [PageLine] {
    let rows = Array(detail.others.prefix(20))
    let lines = TicketTable(now: scene.now, glyphs: scene.glyphs).lines(of: rows)
    return PageLine.section(
      "Other open tickets", note: detail.row.customerName,
      zip(rows, lines).map { $1.about($0.subject, opens: .ticket($0.id)) })
  }
}

/// `Acme Healthcare Inc. · Professional    82 Good ▲ 4`: a customer on the page of something else.
enum CustomerLine {
  static func line(of row: CustomerRow, in scene: Scene) -> PageLine {
    let health = row.health
    let tone = HealthWords.tone(health.category)
    let words = "\(HealthWords.score(health)) \(HealthWords.status(health.category, in: scene.health))"
    return PageLine { y, canvas in
      let change = HealthWords.change(health.change, glyphs: canvas.glyphs)
      let right = canvas.columns(words) + (change.isEmpty ? 0 : canvas.columns(change) + 1)
      let name = "\(row.customer.name) \(canvas.glyphs.bullet) \(row.customer.tier.title)"
      canvas.write(name, at: Point(x: 1, y: y), tone: .accent, maxWidth: max(0, canvas.width - right - 4))
      let x = canvas.width - right - 1
      let used = canvas.write(words, at: Point(x: x, y: y), tone: tone)
      canvas.write(
        change, at: Point(x: x + used + 1, y: y), tone: HealthWords.tone(change: health.change.map(Double.init)))
    }.about(nil, opens: .customer(row.id))
  }
}
