import CustomerSuccess

/// Something that a fact needs to be there: what its fields refer to, and of a ticket and its events each other.
struct Reference {
  var key: FactKey
  var column: String
  /// At the end of the import, wherever it stands; otherwise before the fact.
  var isLate = false

  /// What is there under that id is another one than the row's source means.
  var complaintOfAnother: String {
    "found '\(key.parts.joined(separator: " ").excerpt)', expected the id of a customer whose own row was not left out"
  }

  /// Such as `found 'CUST-9', expected the id of a customer`.
  var complaint: String {
    if key.kind == .ticketEvent {
      return column == FirstEvent.column
        ? "empty, expected a severity, or the ticket's events among the ticket-events"
        : "expected the ticket's first event, of order 0, before it"
    }
    let title = key.kind.title
    let article = "aeiou".contains(title.prefix(1)) ? "an" : "a"
    let id = key.parts.joined(separator: " ").excerpt
    return "found '\(id)', expected the id of \(article) \(title) in these files or in the database"
  }
}
