/// What every step of a schema has made anew: all that is computed from the facts.
package enum DerivedTables {
  /// The projections' tables, empty and due, no answer kept, and the search index, full.
  package static func rebuild(in db: any SQLConnection) throws {
    let tables = db.dialect.tables
    for table in ProjectionSchema.tables + [ProjectionSchema.keptAnswers] {
      try db.execute("DROP TABLE IF EXISTS \(table.name)")
      for statement in ProjectionSchema.create(table, in: tables.kept, tables) { try db.execute(statement) }
    }
    try db.execute("DELETE FROM rulebook")
    try SearchIndex(db).build()
  }
}
