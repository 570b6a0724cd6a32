import CustomerSuccess
import SuccessStore

/// The index in which any part of a text is found. Documents go in by rising ids: at each step back an engine may write out
/// what it holds in memory.
struct SearchIndex {
  let db: any SQLConnection
  /// So many ids are held in memory at a time, where no day has more.
  var sliceLength = 1 << 19
  /// Taken out of the dialect once: a copy of all it says, for every document, would cost more than finding the statement.
  private let search: Dialect.Search

  init(_ db: any SQLConnection) {
    self.db = db
    search = db.dialect.search
  }

  /// All of it anew from the facts.
  func build() throws {
    try db.execute(search.clear)
    try db.execute(search.beginMuch)
    try eachDocument { try add($0, $1) }
    try db.execute(search.endMuch)
  }

  /// Every document that the facts amount to, by rising ids: tier by tier, and of a tier as many at a time as fit into memory.
  func eachDocument(_ body: (_ id: Int, _ text: String) throws -> Void) throws {
    for tier in SearchPlace.Tier.allCases {
      for minutes in try slices(of: tier) {
        var ids = try ids(of: tier, in: minutes).makeIterator()
        try SideWork { (found: (id: Int, subject: SearchSubject)) in found.subject.text(of: found.id) }.run {
          while let id = ids.next() {
            guard let row = SearchPlace.read(id)?.row, let subject = try SearchSubject.load(row, in: db) else {
              continue
            }
            return (id, subject)
          }
          return nil
        } take: { document in
          if let document { try body(document.id, document.text) }
        }
      }
    }
  }

  /// In minutes.
  private static let day = 1440

  private func slices(of tier: SearchPlace.Tier) throws -> [Range<Int>] {
    let all = 0..<SearchPlace.minutes
    var total = 0
    for kind in tier.kinds { total += try db.statement("SELECT count(*) FROM \(kind.table)").int() ?? 0 }
    guard total > sliceLength else { return [all] }
    var days: [Int: Int] = [:]
    try eachPlace(of: tier) { days[$0.minute / Self.day, default: 0] += 1 }
    var (slices, start, length): ([Range<Int>], Int, Int) = ([], 0, 0)
    for (day, count) in days.sorted(by: { $0.key < $1.key }) {
      if length + count > sliceLength, length > 0 {
        slices.append(start..<day * Self.day)
        (start, length) = (day * Self.day, 0)
      }
      length += count
    }
    return slices + [start..<all.upperBound]
  }

  private func ids(of tier: SearchPlace.Tier, in minutes: Range<Int>) throws -> [Int] {
    var ids: [Int] = []
    try eachPlace(of: tier) { if minutes.contains($0.minute) { ids.append($0.id) } }
    ids.sort()
    return ids
  }

  private func eachPlace(of tier: SearchPlace.Tier, _ body: (SearchPlace) -> Void) throws {
    for kind in tier.kinds {
      let rows = try db.statement("SELECT key, \(kind.time) FROM \(kind.table)").rows()
      while let row = try rows.next() {
        body(SearchPlace(tier: tier, at: row[1], row: SearchRow(kind: kind, key: row[0])))
      }
    }
  }

  func add(_ id: Int, _ text: String) throws {
    try db.statement(search.add).run { binder in
      binder.bind(id)
      binder.bind(text)
    }
  }

  /// Takes a document away; `text` is what it was added with.
  func remove(_ id: Int, _ text: String) throws {
    try db.statement(search.remove).run { binder in
      binder.bind(id)
      binder.bind(text)
    }
  }
}

/// What a transaction's writing means for the index: what was there of each row before the first change of it, compared at
/// the end with what the facts are then.
struct SearchChanges {
  private let db: any SQLConnection
  private let keys: Keys
  /// A first import builds the whole index at its end instead.
  var isPaused = false
  private var before: [SearchRow: [Int: String]] = [:]

  /// So many rows are held in memory before they are written.
  private static let limit = 5000

  init(_ db: any SQLConnection, _ keys: Keys) {
    self.db = db
    self.keys = keys
  }

  /// Asked before a fact is written over, or added to a ticket.
  mutating func willChange(_ key: FactKey) throws {
    guard !isPaused, let row = try row(of: key), before[row] == nil else { return }
    before[row] = try documents(row)
  }

  /// Asked after a fact came; a row that was not there before had no document.
  mutating func didChange(_ key: FactKey) throws {
    guard !isPaused, let row = try row(of: key), before[row] == nil else { return }
    before[row] = [:]
  }

  mutating func writeWhenMany() throws {
    if before.count >= Self.limit { try write() }
  }

  mutating func write() throws {
    var (gone, come): ([(id: Int, text: String)], [(id: Int, text: String)]) = ([], [])
    for (row, old) in before {
      let new = try documents(row)
      gone += old.filter { new[$0.key] != $0.value }.map { ($0.key, $0.value) }
      come += new.filter { old[$0.key] != $0.value }.map { ($0.key, $0.value) }
    }
    before = [:]
    let index = SearchIndex(db)
    for document in gone.sorted(by: { $0.id < $1.id }) { try index.remove(document.id, document.text) }
    for document in come.sorted(by: { $0.id < $1.id }) { try index.add(document.id, document.text) }
  }

  private func documents(_ row: SearchRow) throws -> [Int: String] {
    let documents = try SearchSubject.load(row, in: db)?.documents ?? []
    return Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0.text) })
  }

  /// The row that a fact is found by; nil for facts that are not, and for rows that are not there.
  private func row(of key: FactKey) throws -> SearchRow? {
    guard let id = key.values.first?.text else { return nil }
    switch key.kind {
    case .customer: return try keys.key(of: id, in: .customers).map { SearchRow(kind: .customer, key: $0) }
    case .contact: return try SearchRow.find(.contact, id, in: db)
    case .activity: return try SearchRow.find(.activity, id, in: db)
    case .action: return try SearchRow.find(.action, id, in: db)
    case .ticket, .ticketEvent: return try keys.key(of: id, in: .tickets).map { SearchRow(kind: .ticket, key: $0) }
    case .article: return try keys.key(of: id, in: .articles).map { SearchRow(kind: .article, key: $0) }
    default: return nil
    }
  }
}

extension SearchRow {
  /// The row with exactly this id.
  static func find(_ kind: SearchHit.Kind, _ id: String, in db: any SQLConnection) throws -> SearchRow? {
    let statement = try db.statement("SELECT key FROM \(kind.table) WHERE id = ?")
    return try statement.int([id]).map { SearchRow(kind: kind, key: $0) }
  }
}
