import CustomerSuccess
import Foundation
import SuccessStore

extension SearchQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    var search = Search(text, limit: limit, in: snapshot)
    return try search.run()
  }
}

extension PeopleQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer { try Snapshot.people(in: db) }
}

extension FilterNamesQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let counters = "SELECT text FROM names WHERE key IN (SELECT DISTINCT counter FROM counters)"
    let currencies = "SELECT currency FROM customers UNION SELECT currency FROM subscriptions"
    return FilterNames(
      counters: Set(try db.statement(counters).strings([])), currencies: Set(try db.statement(currencies).strings([])))
  }
}

extension Snapshot {
  static func people(in db: any SQLConnection) throws -> [String] {
    let owner = TicketEventCode.owner
    // A ticket's owner is who was named last: whoever lost all of theirs, or was a slip of the finger, is not known by them.
    let ownsNow = """
      EXISTS (
        SELECT 1 FROM ticket_events AS given WHERE given.kind = \(owner) AND given.text = name.text AND NOT EXISTS (
          SELECT 1 FROM ticket_events AS later
          WHERE later.ticket = given.ticket AND later.kind = \(owner) AND (later.at, later.seq) > (given.at, given.seq)
        )
      )
      """
    let columns = [
      ("owner", "customers", "TRUE", "TRUE"), ("account_executive", "customers", "TRUE", "TRUE"),
      ("owner", "actions", "TRUE", "TRUE"), ("owner", "initiatives", "TRUE", "TRUE"),
      ("text", "ticket_events", "kind = \(owner)", ownsNow),
    ]
    var names: Set<String> = []
    for (column, table, condition, isMeant) in columns {
      // From one name to the next along the index: what it costs follows from the people, not from their work.
      let sql = """
        WITH RECURSIVE name(text) AS (
          SELECT min(\(column)) FROM \(table) WHERE \(condition)
          UNION ALL
          SELECT (SELECT min(\(column)) FROM \(table) WHERE \(condition) AND \(column) > name.text)
          FROM name WHERE name.text IS NOT NULL
        ) SELECT text FROM name WHERE text <> '' AND \(isMeant)
        """
      names.formUnion(try db.statement(sql).strings())
    }
    return names.sorted { (folded($0), $0) < (folded($1), $1) }
  }
}

/// One search: from the best places on until there are enough.
struct Search {
  private let text: String
  private let words: SearchWords
  private let limit: Int
  private let snapshot: Snapshot
  private var found: [SearchHit] = []
  private var seen: Set<SearchRow> = []
  private var names: [Int: (CustomerID, String)] = [:]

  private var db: any SQLConnection { snapshot.db }

  init(_ text: String, limit: Int, in snapshot: Snapshot) {
    self.text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    words = SearchWords(text)
    self.limit = limit
    self.snapshot = snapshot
  }

  mutating func run() throws -> [SearchHit] {
    guard !words.words.isEmpty, limit > 0 else { return [] }
    try takeExact()
    if words.long.isEmpty { try takeShort() } else { try takeMatches() }
    return found
  }

  private var isFull: Bool { found.count >= limit }

  /// Ids are people's own and may be of any case; as typed, and in capitals or small letters throughout.
  private mutating func takeExact() throws {
    for id in Set([text, text.uppercased(), text.lowercased()]).sorted() {
      for kind in SearchHit.Kind.allCases where !isFull {
        if let row = try SearchRow.find(kind, id, in: db) { try take(row, in: nil) }
      }
    }
    try takeMerged()
  }

  /// Whoever has an old id is led on to the customer that it is a part of now.
  private mutating func takeMerged() throws {
    let ids = Set([text, text.uppercased()] + ShortID.readings(of: text, as: .customer)).sorted().map { CustomerID($0) }
    guard !isFull, let kept = try ImportMemories(db).kept(ids),
      let row = try SearchRow.find(.customer, kept.id.text, in: db)
    else { return }
    let before = found.count
    try take(row, in: nil)
    guard found.count > before else { return }
    found[before].excerpt = MarkedText("\(kept.double) was merged into \(kept.id)", finding: words)
  }

  private mutating func takeMatches() throws {
    let search = db.dialect.search
    let cursor = try db.statement(search.find).rows([search.match(words.long)])
    while !isFull, let found = try cursor.next() {
      let id: Int = found[0]
      guard let (_, row) = SearchPlace.read(id) else { continue }
      try take(row, in: id)
    }
  }

  /// A row that is new to the answer, if the document it was found in truly has the words.
  private mutating func take(_ row: SearchRow, in document: Int?) throws {
    guard !isFull, !seen.contains(row) else { return }
    let subject = try SearchSubject.load(row, until: snapshot.now.seconds, in: db)
    guard let subject, row.kind == .customer || subject.at <= snapshot.now.seconds else { return }
    if let document {
      guard let place = subject.documents.first(where: { $0.id == document }), words.areIn(place.text) else { return }
    }
    guard let key = subject.customer else {
      seen.insert(row)
      found.append(hit(subject, nil))
      return
    }
    guard let customer = try customer(key) else { return }
    seen.insert(row)
    found.append(hit(subject, customer))
  }

  private mutating func customer(_ key: Int) throws -> (CustomerID, String)? {
    if let known = names[key] { return known }
    let statement = try db.statement("SELECT id, name FROM customers WHERE key = ?")
    names[key] = try statement.first([key]) { (CustomerID($0[0]), $0[1]) }
    return names[key]
  }

  private func hit(_ subject: SearchSubject, _ customer: (CustomerID, String)?) -> SearchHit {
    SearchHit(
      kind: subject.row.kind, thing: subject.id, customer: customer?.0, customerName: customer?.1 ?? "",
      title: MarkedText(subject.title, finding: words), excerpt: excerpt(subject))
  }

  /// The first of the other texts that has the first word found in it, or else the first.
  private func excerpt(_ subject: SearchSubject) -> MarkedText {
    let texts: [String]
    switch subject.row.kind {
    case .customer: texts = [subject.id]
    case .contact: texts = [subject.names.joined(separator: " · ")]
    case .ticket, .action: texts = subject.texts + [subject.id] + subject.names
    case .activity: texts = subject.texts
    case .article: texts = subject.texts + [subject.id]
    }
    let marked = texts.lazy.map { MarkedText($0, finding: words) }
    return marked.first { !$0.matches.isEmpty } ?? texts.first.map { MarkedText($0, finding: words) } ?? MarkedText("")
  }
}

// MARK: Fewer than three letters

extension Search {
  /// Names of customers anywhere, ids and names of people from their beginning: what indexes answer.
  private mutating func takeShort() throws {
    try takeKeys(.customer, "SELECT customer FROM customer_standing WHERE name_folded >= ? AND name_folded < ?", range)
    let holds = words.words.map { _ in db.dialect.holds("name_folded") }.joined(separator: " AND ")
    try takeKeys(.customer, "SELECT customer FROM customer_standing WHERE \(holds)", words.words, by: "name_folded")
    let pattern = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
    try takeKeys(
      .contact, "SELECT key FROM contacts WHERE \(db.dialect.begins("name"))", [pattern],
      by: db.dialect.caseless("name"))
    for kind in SearchHit.Kind.allCases {
      for start in Set([text, text.uppercased()]).sorted() {
        try takeKeys(
          kind, "SELECT key FROM \(kind.table) WHERE id >= ? AND id < ?", [start, start + "\u{10FFFF}"], by: "id")
      }
    }
  }

  private var range: [String] {
    let start = SearchWords.indexed(text)
    return [start, start + "\u{10FFFF}"]
  }

  private mutating func takeKeys(
    _ kind: SearchHit.Kind, _ sql: String, _ arguments: [String], by order: String = "name_folded"
  ) throws {
    guard !isFull else { return }
    let statement = try db.statement("\(sql) ORDER BY \(order) LIMIT \(limit)")
    let keys = try statement.ints(SQLArguments(arguments))
    for key in keys { try take(SearchRow(kind: kind, key: key), in: nil) }
  }
}
