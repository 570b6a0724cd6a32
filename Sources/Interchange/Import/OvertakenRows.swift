import CustomerSuccess

/// Rows that tell a whole ticket, and that a newer row about the same one overtakes: newer by its own time of change where it has
/// one, else the later in the files.
///
/// A ticket's row becomes events, which cannot be taken back by the next one; so which rows count is found before any is read in
/// earnest. Files that can be read only once, such as pipes, are left out of it.
struct OvertakenRows {
  /// Which ticket in which row: a line may have many rows, and a row may tell several tickets.
  private struct Place: Hashable {
    var number: Int
    var id: String
  }

  /// By the place of the table.
  private var places: [Int: Set<Place>] = [:]

  func contains(_ row: RecordRow, of table: Int) -> Bool {
    guard let places = places[table] else { return false }
    return places.contains(Place(number: row.number, id: row.text("id")))
  }

  init(_ tables: [ImportTable], _ lookups: LookupBook, _ reading: RecordReading) throws {
    let telling = tables.indices.filter { tables[$0].tellsTickets }
    guard !telling.isEmpty else { return }
    var met = FingerprintSet<UInt64>()
    var again: Set<String> = []
    try OvertakenRows.each(of: telling, tables, lookups, reading) { row, _ in
      let id = row.text("id")
      if !met.insert(OvertakenRows.print(of: id)) { again.insert(id) }
    }
    guard !again.isEmpty else { return }
    try findNewest(of: again, telling, tables, lookups, reading)
  }

  private struct Newest {
    var table: Int
    var number: Int
    var changed: Instant?
  }

  private mutating func findNewest(
    of again: Set<String>, _ telling: [Int], _ tables: [ImportTable], _ lookups: LookupBook, _ reading: RecordReading
  ) throws {
    var newest: [String: Newest] = [:]
    try OvertakenRows.each(of: telling, tables, lookups, reading) { row, table in
      let id = row.text("id")
      guard again.contains(id) else { return }
      let found = Newest(table: table, number: row.number, changed: row.changedOutside)
      guard let known = newest[id] else {
        newest[id] = found
        return
      }
      let isOlder = found.changed.flatMap { changed in known.changed.map { changed < $0 } } ?? false
      let overtaken = isOlder ? found : known
      places[overtaken.table, default: []].insert(Place(number: overtaken.number, id: id))
      if !isOlder { newest[id] = found }
    }
  }

  private static func print(of id: String) -> Int {
    var hasher = Hasher()
    hasher.combine(id)
    return hasher.finalize()
  }

  /// Every row that can be understood; what is wrong with others is said when they are read in earnest.
  private static func each(
    of telling: [Int], _ tables: [ImportTable], _ lookups: LookupBook, _ reading: RecordReading,
    _ body: (RecordRow, Int) -> Void
  ) throws {
    var lookups = lookups
    for place in telling {
      guard var table = try? tables[place].again() else { continue }
      while let row = table.nextSound(reading, &lookups) { body(row, place) }
    }
  }
}

extension RecordRow {
  /// When the tool changed it last; nil where it does not say.
  fileprivate var changedOutside: Instant? {
    var row = self
    let moment = row.optionalInstant(row.cell("outside_updated"))
    return moment.flatMap { reading.ahead?.isAhead($0) == true ? nil : $0 }
  }
}
