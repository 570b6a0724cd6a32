package import CustomerSuccess
package import SuccessStore

extension SQLStore {
  /// Makes the database, a copy that nobody else has, what was known of a moment or is held of it: facts first, then every projection
  /// as of that moment, and the search index where somebody will search. Refused, with nothing done, where there was nothing yet.
  package func lookBack(to past: PastMoment, isSearched: Bool) async throws(StoreError) {
    let rules = rules
    do {
      try await write(.bulk) { db in
        try db.execute(db.dialect.defersReferences)
        switch past.manner {
        case .known: try KnownFacts(db, at: past.at).restore()
        case .held: try HeldFacts(db, at: past.at, in: try rules.rulebook(in: db).zone).restore()
        }
        if isSearched { try SearchIndex(db).build() }
        var projector = Projector(db, try rules.rulebook(in: db), at: past.at)
        try projector.bringUpAll()
        return .commit(())
      }
    } catch {
      throw engine.words(for: error)
    }
  }
}

/// Rows of facts as they are put in order for a past moment: without lines in the log, which only says what people do.
struct PastRows {
  let db: any SQLConnection
  let keys: Keys

  init(_ db: any SQLConnection) {
    self.db = db
    keys = Keys(db, addsNames: true)
  }

  /// What refers to rows that are not there any more goes with them, or refers to nothing.
  func dropOrphans() throws {
    for kind in FactKind.allCases {
      for column in TableLayout.of(kind).columns {
        guard case .rows? = column.target, let target = column.target else { continue }
        let isOrphan = "\(column.name) IS NOT NULL AND \(column.name) NOT IN (SELECT key FROM \(target.table))"
        let table = kind.record.names.table
        try db.execute(
          column.mayBeNull
            ? "UPDATE \(table) SET \(column.name) = NULL WHERE \(isOrphan)" : "DELETE FROM \(table) WHERE \(isOrphan)")
      }
    }
  }
}
