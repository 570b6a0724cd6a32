import CustomerSuccess
public import SuccessStore

/// Why what a filter asks for is not in a list that leaves some rows out, and what shows it.
public enum LeftOutWords {
  /// `TKT-1 is resolved; status:resolved,closed shows it`
  public static func ended(_ page: Page<TicketRow>, shownBy how: String) -> String {
    say(page, "resolved or closed", how) { ($0.id.text, $0.reading.standing) }
  }

  public static func ended(_ page: Page<ActionRow>, shownBy how: String) -> String {
    say(page, "done or dropped", how) { ($0.id.text, $0.action.status.title) }
  }

  /// Of a list that shows a part of the open ones: `TKT-1 is not in the view 'mine'; [ and ] show the others`.
  static func otherView<Row: Identifiable>(_ page: Page<Row>, than view: String) -> String
  where Row.ID: CustomStringConvertible {
    let how = "[ and ] show the other views"
    guard page.total == 1, let row = page.rows.first else {
      return "\(grouped(page.total)) that match are not in the view '\(view)'; \(how)"
    }
    return "\(row.id) is not in the view '\(view)'; \(how)"
  }

  static func asleep(_ page: Page<ActionRow>, shownBy how: String) -> String {
    say(page, "snoozed", how) { row in
      (row.id.text, row.action.snooze.map { "snoozed until \($0.until)" } ?? "snoozed")
    }
  }

  static func outsideTheScope(_ count: Int) -> String {
    "\(count == 1 ? "one that matches is" : "\(grouped(count)) that match are") outside the scope; Backspace widens it"
  }

  private static func say<Row>(
    _ page: Page<Row>, _ what: String, _ how: String, _ row: (Row) -> (id: String, standing: String)
  ) -> String {
    guard page.total == 1, let only = page.rows.first.map(row) else {
      return "\(grouped(page.total)) that match are \(what); \(how) shows them"
    }
    let standing = only.standing.prefix(1).lowercased() + only.standing.dropFirst()
    return "\(only.id) is \(standing); \(how) shows it"
  }
}
