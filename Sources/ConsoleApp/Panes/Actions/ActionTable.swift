import CustomerSuccess
import SuccessStore
import TerminalUI

/// The action items' columns.
struct ActionTable {
  var today: LocalDate
  /// So much of the title is worth more than a further column.
  var titleMinimum = 12

  var table: Table<ActionRow> {
    Table(columns: [
      .init("", .fixed(1), named: "State") { row in [Piece(isLate(row) ? "!" : " ", .breached)] },
      .init("Prio", .fixed(4), named: "Priority") { row in
        [Piece(row.action.priority.shortTitle, isLate(row) ? .breached : tone(row.action.priority))]
      },
      .init("Due", .fixed(9)) { row in [due(row)] },
      .init("Title", .flexible(minimum: titleMinimum, weight: 3)) { row in [Piece(row.action.title)] },
      .init("Customer", .flexible(minimum: 10, weight: 2), priority: 1) { row in
        [Piece(row.customerName)]
      },
      .init("Type", .fitting(11), priority: 5) { row in [Piece(row.action.kind)] },
      .init("Status", .fixed(11), priority: 4) { row in [Piece(row.action.status.title)] },
      .init("Owner", .fitting(12), priority: 3) { row in [Piece(row.action.owner)] },
    ])
  }

  private func isLate(_ row: ActionRow) -> Bool { row.action.due.map { $0 < today } ?? false }

  private func due(_ row: ActionRow) -> Piece {
    guard let due = row.action.due else { return Piece("no date", .muted) }
    return Piece(TimeWords.due(due, today: today), due < today ? .breached : due == today ? .atRisk : .muted)
  }

  private func tone(_ priority: ActionPriority) -> Tone {
    switch priority {
    case .high: .critical
    case .medium: .text
    case .low: .muted
    }
  }
}
