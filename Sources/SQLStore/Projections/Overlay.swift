import CustomerSuccess
import SuccessStore

/// A view of the projections at another moment than the file's, for a connection that cannot write the file.
///
/// An engine looks for a table among the temporary ones first: the same queries read the file's projections while those hold, and the
/// overlay's when they do not.
struct Overlay {
  let db: any SQLConnection
  let rulebook: Rulebook
  /// Seconds by which a row may be ahead of the clock; none where a moment was asked for by name.
  let tolerance: Int

  private var tables: Dialect.Tables { db.dialect.tables }

  func prepare(at now: Instant) throws {
    let fileVersion = try db.othersChanges()
    var stands = try db.statement(tables.hasTemporary).isTrue(["cube"])
    if stands, try db.statement("SELECT data_version FROM \(tables.temporary).overlay").int() != fileVersion {
      try drop()
      stands = false
    }
    let isForeign = try !stands && Projector.isOfOtherRules(db, rulebook)
    guard try isForeign || Refresh.isStale(db, at: now, tolerance: tolerance) else { return }
    if !stands { try create(over: fileVersion, copying: !isForeign) }
    var projector = Projector(db, rulebook, at: now)
    if isForeign {
      try projector.projectAll()
    } else {
      try projector.project(try Refresh.due(db, at: now, tolerance: tolerance))
    }
  }

  private func create(over fileVersion: Int, copying: Bool) throws {
    for table in ProjectionSchema.tables {
      for statement in ProjectionSchema.create(table, in: tables.temporary, tables) { try db.execute(statement) }
      guard copying else { continue }
      let columns = table.columns.map(\.name).joined(separator: ", ")
      try db.execute(
        """
        INSERT INTO \(tables.temporary).\(table.name) (\(columns)) SELECT \(columns) FROM \(tables.kept).\(table.name)
        """)
    }
    let overlay = "\(tables.temporary).overlay"
    try db.execute("CREATE TABLE \(overlay) (data_version \(tables.integer) NOT NULL) \(tables.end(0))")
    try db.execute("INSERT INTO \(overlay) (data_version) VALUES (\(fileVersion))")
    // A statement prepared before knows only the file's tables.
    db.forgetStatements()
  }

  private func drop() throws {
    for table in ProjectionSchema.tables.map(\.name) + ["overlay"] {
      try db.execute("DROP TABLE \(tables.temporary).\(table)")
    }
    db.forgetStatements()
  }
}
