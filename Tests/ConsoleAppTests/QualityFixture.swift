import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

/// Support quality made by hand, so that figures can be worked out.
extension ConsoleFixture {
  private func sums(_ number: Int) -> QualitySums {
    var sums = QualitySums()
    sums.quality.firstContact = TicketShare(part: 20 - number, whole: 24)
    sums.quality.closedWithoutEscalation = TicketShare(part: 22, whole: 24)
    sums.quality.respondInTime = TicketShare(part: 40 - number * 2, whole: 41 - number)
    sums.quality.resolveInTime = TicketShare(part: 30 - number, whole: 32)
    sums.quality.resolved = 24
    sums.quality.resolutionSeconds = 24 * 3600 * (3 + number * 40)
    sums.answers = number == 3 ? 0 : 10
    sums.marks = number == 3 ? 0 : 47 - number * 3
    sums.satisfied = number == 3 ? 0 : 9 - number
    sums.openTickets = 12 + number
    sums.backlog = number < 2 ? 12 + number : 0
    sums.breached = number < 2 ? 2 : 0
    return sums
  }

  private func rows(of cut: QualityCut) -> [QualityBreakdown.Row] {
    switch cut {
    case .severity, .tier: cut.knownValues.enumerated().map { QualityBreakdown.Row($1, sums($0)) }
    case .owner: ["dana", "", "\u{1B}[31msam"].enumerated().map { QualityBreakdown.Row($1, sums($0)) }
    case .customer:
      (1...6).map { QualityBreakdown.Row("CUST-00\($0)", name: customer($0).name, sums($0 % 4)) }
    case .week:
      (0..<4).map { QualityBreakdown.Row("\(QualityWeek.monday(of: Self.today) - 7 * $0)", sums($0)) }
    }
  }

  func quality(_ query: QualityQuery) -> QualityFigures {
    var before = QualitySums()
    before.quality = sums(1).quality + sums(2).quality
    before.answers = 20
    before.marks = 94
    return QualityFigures(breakdown: QualityBreakdown(query.cut, rows(of: query.cut)), before: before)
  }

  /// Late, raised, handed over, back again, and one in time; the last answer is about no ticket.
  func cases(_ query: QualityCaseQuery) -> QualityCases {
    let period = QualityPeriod(days: query.quality.days, until: Self.now)
    var rows = (1...5).map { number -> QualityCase in
      let answer = SurveyResponse(
        id: SurveyResponseID("S-\(number)"), customer: customer(number).id, kind: .csat, score: 6 - number,
        at: Self.now - 60, ticket: TicketID("T-20\(number)"), comment: number == 4 ? "took\u{1B}[2J too long" : "")
      let reading = told(number)
      let told = QualityTicket(reading, answers: query.figure == .satisfaction ? [answer] : [])
      return QualityCase(
        id: reading.ticket.id.text, customer: reading.ticket.customer, customerName: customer(number).name,
        reading: reading, answers: told.answers,
        account: SupportQualityRules.account(of: query.figure, told, in: period, at: Self.now))
    }
    if query.figure == .satisfaction {
      let answer = SurveyResponse(
        id: "S-9", customer: customer(6).id, kind: .csat, score: 3, at: Self.now - 99, comment: "so so")
      rows.append(
        QualityCase(
          id: "S-9", customer: customer(6).id, customerName: customer(6).name, reading: nil, answers: [answer],
          account: QualityAccount(share: TicketShare(part: 0, whole: 1), misses: [TicketMiss([])])))
    }
    let counted = rows.filter(\.account.counts)
    let inOrder = counted.filter { !$0.account.misses.isEmpty } + counted.filter(\.account.misses.isEmpty)
    return QualityCases(
      page: Page(rows: inOrder, position: 0, total: inOrder.count),
      share: counted.reduce(TicketShare()) { $0 + $1.account.share })
  }

  /// A story of a ticket opened yesterday morning.
  private func told(_ number: Int) -> TicketReading {
    let customer = customer(number)
    let ticket = Ticket(
      id: TicketID("T-20\(number)"), customer: customer.id, subject: "Login outage \(number)",
      created: Self.now.adding(days: -1))
    let sam = Actor.agent("sam")
    let stories: [[(Int, Actor, TicketEvent.Kind)]] = [
      [(600, sam, .publicReply("so")), (3000, sam, .status(.resolved))],
      [(9000, sam, .publicReply("so")), (40_000, sam, .status(.resolved))],
      [(900, sam, .severity(.critical)), (1800, sam, .publicReply("so")), (20_000, sam, .status(.resolved))],
      [
        (600, sam, .owner("sam")), (6000, sam, .owner("kim")), (7000, .agent("kim"), .publicReply("so")),
        (7100, .agent("kim"), .publicReply("and so")),
        (7200, .agent("kim"), .escalated(to: .technical, trigger: "Complex technical issues")),
        (50_000, .agent("kim"), .status(.resolved)),
      ],
      [
        (60, sam, .publicReply("so")), (90, sam, .status(.resolved)), (9000, .customer("Luis"), .customerMessage("No")),
        (60_000, sam, .status(.resolved)),
      ],
    ]
    let events =
      [(0, Actor.customer("Luis"), TicketEvent.Kind.opened(severity: .high, status: .new))] + stories[number - 1]
    return support.reading(
      of: ticket,
      events: events.enumerated().map { order, event in
        TicketEvent(
          ticket: ticket.id, at: ticket.created + event.0, order: order, author: event.1, kind: event.2)
      }, customer: customer, at: Self.now)
  }
}
