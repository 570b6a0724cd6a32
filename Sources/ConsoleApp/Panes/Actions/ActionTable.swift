import CustomerSuccess
import SuccessStore
import TerminalUI

/// The action items' columns.
struct ActionTable {
  var today: LocalDate
  var zone: Zone
  /// So much of the title is worth more than a further column.
  var titleMinimum = 12

  var table: Table<ActionRow> {
    Table(columns: [
      .init("", .fixed(1), named: "State") { row in [Piece(due(row).isWaitedFor ? "!" : " ", .breached)] },
      .init("Prio", .fixed(4), named: "Priority") { row in
        [Piece(row.action.priority.shortTitle, due(row).isWaitedFor ? .breached : tone(row.action.priority))]
      },
      .init("Due", .fixed(9)) { row in [duePiece(row)] }
        .filed { $0.action.due?.description ?? "" }
        .filed(as: "Days late", number: { $0.action.daysLate(today: today, in: zone) }),
      .init("Title", .flexible(minimum: titleMinimum, weight: 3, wants: 36)) { row in [Piece(row.action.title)] },
      .init("Customer", .flexible(minimum: 10, weight: 2, wants: 24), priority: 1) { row in
        [Piece(row.customerName)]
      },
      .init("Type", .fitting(11), priority: 5) { row in [Piece(row.action.kind)] },
      .init("Status", .fitting(11), priority: 4) { row in [Piece(row.action.status.title)] },
      .init("Owner", .fitting(12), priority: 3) { row in [Piece(row.action.owner)] },
    ])
  }

  private func due(_ row: ActionRow) -> ActionDue { ActionDue(row.action, today: today, in: zone) }

  private func duePiece(_ row: ActionRow) -> Piece {
    let due = due(row)
    return Piece(due.words.isEmpty ? "no date" : due.words, due.tone)
  }

  private func tone(_ priority: ActionPriority) -> Tone {
    switch priority {
    case .high: .critical
    case .medium: .text
    case .low: .muted
    }
  }
}
