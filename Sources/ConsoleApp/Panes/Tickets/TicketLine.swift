import CustomerSuccess
import SuccessStore
import TerminalUI

/// `! 3:12 respond  CRIT  T-1051  Data loss?  dana`: a ticket beside other things of one customer.
struct TicketLine {
  var row: TicketRow
  var now: Instant

  func draw(y: Int, on canvas: inout Canvas) {
    let words = DeadlineWords(row.reading, at: now, glyphs: canvas.glyphs)
    canvas.write(String(words.mark), at: Point(x: 1, y: y), tone: words.tone)
    canvas.writeRight(words.left, at: Point(x: 3, y: y), width: 9, tone: words.tone)
    canvas.write(row.reading.severity.badge, at: Point(x: 14, y: y), tone: SeverityWords.tone(row.reading.severity))
    let used = canvas.write(row.id.text, at: Point(x: 20, y: y), tone: .muted, maxWidth: 9)
    canvas.write(
      row.reading.ticket.subject, at: Point(x: 22 + used, y: y), maxWidth: max(0, canvas.width - used - 36))
    let owner = row.reading.owner.isEmpty ? String(canvas.glyphs.dash) : row.reading.owner
    canvas.writeRight(owner, at: Point(x: canvas.width - 12, y: y), width: 11, tone: .muted)
  }
}

enum SeverityWords {
  static func tone(_ severity: Severity) -> Tone {
    switch severity {
    case .critical: .critical
    case .high: .atRisk
    case .medium: .text
    case .low: .muted
    }
  }
}
