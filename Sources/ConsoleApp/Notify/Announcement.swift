import CustomerSuccess
import SuccessStore
import TerminalUI

/// What is told at once, however much of it there is: nothing in it can steer a terminal, and it begins with words of ours,
/// never with data that a program might take for an option.
public struct Announcement: Hashable, Sendable {
  /// `Response due in 12 min: TKT-1`
  public var title: String
  /// `From Birch Labs: Sync fails`
  public var body: String

  public init(title: String, body: String) {
    self.title = Visible.line(title.prefix(200))
    self.body = Visible.line(body.prefix(500))
  }

  /// For the status line.
  public var line: String { "\(title) \u{B7} \(body)" }

  private static let listed = 3

  /// Nil of nothing. Several are summed up, the first ones by name.
  init?(_ news: [SupportAlert], in rows: [TicketID: TicketRow], at now: Instant) {
    guard let first = news.first else { return nil }
    if news.count == 1 {
      let row = rows[first.ticket]
      let body = row.map { "From \($0.customerName): \($0.reading.ticket.subject)" } ?? "Ticket \(first.ticket)"
      self.init(title: "\(first.words(at: now)): \(first.ticket)", body: body)
      return
    }
    let tickets = Set(news.map(\.ticket)).count
    let (told, left) = news.few(Announcement.listed)
    let parts = told.map { "\($0.words(at: now)): \($0.ticket)" }
    let more = left > 0 ? "; and \(left) more" : ""
    self.init(
      title: tickets == 1 ? "Ticket \(first.ticket) needs somebody" : "\(tickets) tickets need somebody",
      body: "\(parts.joined(separator: "; "))\(more)")
  }
}

extension SupportAlert {
  /// `Response due in 12 min`, `Critical ticket`, `Escalated to T3`
  fileprivate func words(at now: Instant) -> String {
    switch cause {
    case .breachNear(let kind, _, let due):
      let minutes = max(0, due - now + 59) / 60
      let what =
        switch kind {
        case .respond: "Response"
        case .update: "Update"
        case .resolve: "Resolution"
        }
      return "\(what) due in \(minutes) min"
    case .criticalOpened: return "Critical ticket"
    case .escalated(let tier, _): return "Escalated to \(tier.badge)"
    }
  }
}
