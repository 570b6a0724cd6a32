import CustomerSuccess
import SuccessStore

/// What can be taken back, and what can be done again.
extension ChangeLog {
  /// True where entry `c` stands: each undoing may itself have been undone, and the last one counts.
  private static let stands = """
    (WITH RECURSIVE undoings(id, depth) AS (
      SELECT c.id, 0 UNION ALL
      SELECT (SELECT max(u.id) FROM changes u WHERE u.undoes = d.id), d.depth + 1 FROM undoings d WHERE d.id IS NOT NULL
    ) SELECT max(depth) FROM undoings WHERE id IS NOT NULL) % 2 = 0
    """

  /// What was done for good has no lines.
  static let says = """
    (EXISTS (SELECT 1 FROM change_edits e WHERE e.change = c.id)
      OR EXISTS (SELECT 1 FROM change_additions a WHERE a.change = c.id))
    """

  func undoable(by author: String, count: Int) throws -> [ChangeEntry] {
    let statement = try db.statement(
      """
      SELECT \(Self.columns), \(Self.says) FROM changes c
      WHERE author = ? AND undoes IS NULL AND \(Self.isDeed) AND \(Self.stands) ORDER BY id DESC LIMIT ?
      """)
    let newest = try statement.all([author, max(0, count)]) { row in
      var entry = read(row)
      let says: Int = row[Self.columnCount]
      entry.isForGood = says == 0
      return entry
    }
    let last = newest.firstIndex(where: \.isForGood) ?? newest.endIndex
    return Array(newest.prefix(last + 1))
  }

  /// The undoing of an undoing is a redo: no more is to be redone than what lies below it.
  func redoable(by author: String) throws -> ChangeEntry? {
    let statement = try db.statement(
      """
      SELECT \(Self.columns) FROM changes c
      WHERE author = ?1 AND EXISTS (SELECT 1 FROM changes d WHERE d.id = c.undoes AND d.undoes IS NULL)
        AND id > coalesce(
          (SELECT max(id) FROM changes c WHERE author = ?1 AND undoes IS NULL AND \(Self.isDeed)), 0)
        AND \(Self.stands)
      ORDER BY id DESC LIMIT 1
      """)
    return try statement.first([author], read)
  }
}
