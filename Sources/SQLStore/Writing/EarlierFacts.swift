import CustomerSuccess
import SuccessStore

/// A fact as it stood before what the log has of it since an entry.
struct EarlierFact {
  /// As it was then; as it came since, where it was not there.
  var fact: Fact
  /// The entry that had written it by then; nil where it was not there.
  var change: Int?
}

extension ChangeLog {
  /// The lines of one ticket's events, for a statement's `key >= ? AND key < ?`. `!` is what comes after a blank.
  static func eventKeys(of ticket: TicketID) -> (from: String, end: String) {
    let prefix = "\(FactKind.ticketEvent.title) \(ticket.text)"
    return ("\(prefix) ", "\(prefix)!")
  }

  /// Of each fact with lines since an entry what the first of them says. What was added in bulk since was not there either, whatever
  /// stood before a later line.
  func earlier(than entry: Int, eventsOf ticket: TicketID? = nil, _ tell: (EarlierFact) throws -> Void) throws {
    let keys = ticket.map(Self.eventKeys)
    let isAmong = keys == nil ? "" : " AND key >= ? AND key < ?"
    let among: SQLArguments = keys.map { [$0.from, $0.end] } ?? []
    let lines = try db.statement(
      "SELECT key, previous, before, after FROM change_edits WHERE change > ?\(isAmong) ORDER BY change, seq"
    ).rows([entry] + among)
    var met: Set<String> = []
    while let row = try lines.next() {
      guard met.insert(row[0]).inserted else { continue }
      let (previous, before, after): (Int?, String?, String?) = (row[1], row[2], row[3])
      guard let text = before ?? after else { continue }
      let change = before == nil ? nil : previous.flatMap { $0 <= entry ? $0 : nil }
      try tell(EarlierFact(fact: try JSON.decode(Fact.self, text), change: change))
    }
  }
}
