import CustomerSuccess
import SuccessStore

/// What a row says that can be found, read from the facts.
struct SearchSubject: Sendable {
  var row: SearchRow
  var id: String
  /// The customer's key; nil for an article, which is nobody's.
  var customer: Int?
  /// When it came to be, in seconds; 0 for a contact, of whom no time is known.
  var at: Int
  var title: String
  /// What stands beside the title in the document of names.
  var names: [String] = []
  /// What is found last.
  var texts: [String] = []

  /// The documents of the index that speak of the row.
  var documents: [SearchDocument] {
    switch row.kind {
    case .customer: [document(.company, [title, id])]
    case .contact: [document(.person, [title] + names)]
    case .ticket, .action, .article:
      // The title is in both, so that words of title and text are found together.
      [document(.title, [id, title] + names)] + (texts.isEmpty ? [] : [document(.text, [title] + names + texts)])
    case .activity: [document(.text, [title] + texts)]
    }
  }

  /// What is indexed of it under an id; nil where it has no such document.
  func text(of id: Int) -> (id: Int, text: String)? {
    documents.first { $0.id == id }.map { (id, $0.text) }
  }

  private func document(_ tier: SearchPlace.Tier, _ fields: [String]) -> SearchDocument {
    SearchDocument(id: SearchPlace(tier: tier, at: at, row: row).id, fields: fields)
  }
}

/// One row of the index.
struct SearchDocument {
  var id: Int
  var fields: [String]

  /// As it is indexed. Nothing that is looked for has a line break in it, so no match reaches over two fields.
  var text: String { fields.map(SearchWords.indexed).joined(separator: "\n") }
}

extension SearchSubject {
  /// Nil when there is no such row. Ticket messages after `moment` are left out.
  static func load(_ row: SearchRow, until moment: Int = .max, in db: any SQLConnection) throws -> SearchSubject? {
    let statement = try db.statement(SearchHit.Kind.subjects[row.kind.code])
    let found = try statement.first([row.key]) { found in
      let subject = SearchSubject(row: row, id: found[0], customer: found[1], at: found[2], title: found[3])
      return (subject, (4..<max(4, found.count)).map { found[$0] as String }.filter { !$0.isEmpty })
    }
    guard let (bare, rest) = found else { return nil }
    var subject = bare
    switch row.kind {
    case .customer: break
    case .contact: subject.names = rest
    case .action, .activity, .article: subject.texts = rest
    case .ticket: try subject.readEvents(until: moment, in: db)
    }
    return subject
  }

  /// A ticket is found by every subject it had, and is shown with the last.
  private mutating func readEvents(until moment: Int, in db: any SQLConnection) throws {
    let worded = [TicketEventCode.customerMessage, .publicReply, .note, .subject].map(\.description)
      .joined(separator: ", ")
    let statement = try db.statement(
      """
      SELECT kind, text FROM ticket_events WHERE ticket = ? AND at <= ? AND kind IN (\(worded)) ORDER BY seq
      """)
    let cursor = try statement.rows([row.key, moment])
    while let event = try cursor.next() {
      guard event[0] == TicketEventCode.subject.rawValue else {
        texts.append(event[1])
        continue
      }
      names.append(title)
      title = event[1]
    }
  }
}

extension SearchHit.Kind {
  var table: String {
    switch self {
    case .customer: "customers"
    case .contact: "contacts"
    case .ticket: "tickets"
    case .action: "actions"
    case .activity: "activities"
    case .article: "articles"
    }
  }

  /// Seconds since 1970 of a row of the kind.
  var time: String {
    switch self {
    case .customer: "signed_up * 86400"
    case .contact: "0"
    case .ticket, .action, .article: "created"
    case .activity: "at"
    }
  }

  /// By the kind's place.
  fileprivate static let subjects = allCases.map(\.subject)

  /// Id, customer, time, title, and the other fields.
  private var subject: String {
    let customer = self == .customer ? "key" : self == .article ? "NULL" : "customer"
    let fields =
      switch self {
      case .customer: "name"
      case .contact: "name, role, email"
      case .ticket: "subject"
      case .action: "title, description, owner"
      case .activity: "kind, description, outcome"
      case .article: "title, body, tags"
      }
    return "SELECT id, \(customer), \(time), \(fields) FROM \(table) WHERE key = ?"
  }

  /// The tiers that a row of the kind may have documents in.
  var tiers: [SearchPlace.Tier] {
    switch self {
    case .customer: [.company]
    case .contact: [.person]
    case .ticket, .action, .article: [.text, .title]
    case .activity: [.text]
    }
  }
}
