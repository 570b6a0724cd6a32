import CustomerSuccess
import SuccessStore
import TerminalUI

/// The queue's columns; what the rows stand together by comes first.
struct TicketTable {
  var now: Instant
  var glyphs: GlyphSet
  var grouping = TicketQuery.Grouping.none
  /// When the badge of the hours falls away: before the kind of deadline, or after it. Names go before it. It says why less may be
  /// left of what is due later: the queue is sorted by when, what is left is counted in open hours.
  var hoursPriority = 3
  /// The list is one by what breaks next: its rows show that clock.
  var byBreach = false

  var table: Table<TicketRow> {
    switch grouping {
    case .none: Table(columns: clock + badges + [number, customer] + rest + [level] + people)
    case .level: Table(columns: [first(level)] + clock + badges + [number, customer] + rest + people)
    case .plan: Table(columns: [plan] + clock + badges + [number, customer] + rest + [level] + people)
    case .customer: Table(columns: [customer] + clock + badges + [number] + rest + [level] + people)
    }
  }

  /// Tickets beside other things of their customer.
  func lines(of rows: [TicketRow]) -> [PageLine] {
    PageLine.rows(rows, clock + badges.filter { $0.title == "Sev" } + [number] + rest.prefix(1) + people.prefix(1))
  }

  private typealias Column = Table<TicketRow>.Column

  private var clock: [Column] {
    [
      .init("", .fixed(1), named: "State") { row in
        let words = words(row)
        return [Piece(String(words.mark), words.markTone)]
      },
      .init("SLA", .flexible(minimum: 7, weight: 0, wants: 8), isRight: true) { row in
        let words = words(row)
        return [Piece(words.left, words.tone)]
      }
      .filed(as: "Due") { $0.reading.shownClock(at: now, byBreach: byBreach)?.due?.iso8601 ?? "" }
      .filed(
        as: "Minutes left",
        number: { row in
          row.reading.shownClock(at: now, byBreach: byBreach)?.state(at: now).remaining.map { $0 / 60 }
        }),
      .init("", .fixed(7), named: "Deadline", priority: 2) { row in [Piece(words(row).kind, words(row).tone)] },
    ]
  }

  private var badges: [Column] {
    [
      .init("Hrs", .fixed(4), named: "Hours", priority: hoursPriority) { row in
        [CalendarBadge(row.reading, at: now, byBreach: byBreach).piece]
      },
      .init("Sev", .fixed(4), named: "Severity") { row in
        [Piece(row.reading.severity.badge, SeverityWords.tone(row.reading.severity))]
      },
    ]
  }

  private var number: Column { .init("Ticket", .fitting(9), priority: 1) { row in [Piece(row.id.text)] } }

  private var customer: Column {
    .init("Customer", .flexible(minimum: 9, weight: 2, wants: 24)) { row in [Piece(row.customerName)] }
  }

  private var plan: Column {
    .init("Plan", .fitting(12)) { row in [Piece(row.plan?.title ?? String(glyphs.dash))] }
  }

  private var level: Column {
    .init("Lvl", .fixed(4), named: "Level", priority: 10) { row in [Piece(row.reading.supportTier.badge)] }
  }

  private func first(_ column: Column) -> Column {
    var column = column
    column.priority = 0
    return column
  }

  private var rest: [Column] {
    [
      .init("Subject", .flexible(minimum: 12, weight: 3, wants: 36), priority: 1) { row in
        [Piece(row.reading.ticket.subject)]
      },
      calendar,
    ]
  }

  /// On the screen the badge of the hours says the same.
  private var calendar: Column {
    var column = Column("Calendar", .fixed(13)) { row in
      [Piece(CalendarBadge.clock(of: row.reading, at: now, byBreach: byBreach)?.calendar.name ?? "", .muted)]
    }
    column.isForFiles = true
    return column
  }

  private var people: [Column] {
    [
      .init("Owner", .fitting(8), priority: 5) { row in
        [Piece(row.reading.owner.isEmpty ? String(glyphs.dash) : row.reading.owner)]
      },
      .init("Status", .fitting(8), priority: 9) { row in [Piece(row.reading.shortStanding)] },
    ]
  }

  private func words(_ row: TicketRow) -> DeadlineWords {
    DeadlineWords(row.reading, at: now, glyphs: glyphs, byBreach: byBreach)
  }
}

/// By which hours a ticket's most urgent clock counts: `24/7`, `hrs` in support hours, `shut` while those are over.
struct CalendarBadge: Hashable, Sendable {
  var text: String
  var tone: Tone

  init(_ reading: TicketReading, at now: Instant, byBreach: Bool = false) {
    guard let clock = CalendarBadge.clock(of: reading, at: now, byBreach: byBreach) else {
      (text, tone) = ("", .muted)
      return
    }
    if clock.calendar.isAlways {
      (text, tone) = ("24/7", .text)
    } else if case .outsideHours = clock.state(at: now) {
      (text, tone) = ("shut", .waiting)
    } else {
      (text, tone) = ("hrs", .muted)
    }
  }

  var piece: Piece { Piece(text, tone) }

  /// The clock that falls due first; of a ticket whose clocks wait, the first of those.
  static func clock(of reading: TicketReading, at now: Instant, byBreach: Bool = false) -> SLAClock? {
    reading.shownClock(at: now, byBreach: byBreach) ?? reading.openClocks.first
  }
}
