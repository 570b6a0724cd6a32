import CustomerSuccess
import SuccessStore
import TerminalUI

/// The queue's columns.
struct TicketTable {
  var now: Instant
  var glyphs: GlyphSet

  var table: Table<TicketRow> {
    Table(columns: [
      .init("", .fixed(1), named: "State") { row in
        let words = words(row)
        return [Piece(String(words.mark), words.tone)]
      },
      .init("SLA", .fixed(7), isRight: true) { row in
        let words = words(row)
        return [Piece(words.left, words.tone)]
      },
      .init("", .fixed(7), named: "Deadline", priority: 3) { row in [Piece(words(row).kind, words(row).tone)] },
      .init("Sev", .fixed(4), named: "Severity") { row in
        [Piece(row.reading.severity.badge, SeverityWords.tone(row.reading.severity))]
      },
      .init("Ticket", .fixed(9), priority: 1) { row in [Piece(row.id.text)] },
      .init("Customer", .flexible(minimum: 14, weight: 2)) { row in [Piece(row.customerName)] },
      .init("Subject", .flexible(minimum: 16, weight: 3), priority: 2) { row in
        [Piece(row.reading.ticket.subject)]
      },
      .init("Calendar", .fixed(13), priority: 9) { row in
        [Piece(row.reading.nextDeadline(at: now)?.calendar.name ?? "", .muted)]
      },
      .init("Tier", .fixed(4), priority: 8) { row in [Piece(row.reading.supportTier.badge)] },
      .init("Owner", .fixed(8), priority: 4) { row in
        [Piece(row.reading.owner.isEmpty ? String(glyphs.dash) : row.reading.owner)]
      },
      .init("Status", .fixed(8), priority: 7) { row in [Piece(row.reading.status.title)] },
    ])
  }

  private func words(_ row: TicketRow) -> DeadlineWords { DeadlineWords(row.reading, at: now, glyphs: glyphs) }
}
