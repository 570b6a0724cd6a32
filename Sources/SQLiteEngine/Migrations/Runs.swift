extension Migrations {
  /// Which imports were runs of a source: what those said is remembered even where somebody took them back.
  static let runs = """
    ALTER TABLE imports ADD COLUMN is_run INTEGER NOT NULL DEFAULT 0;
    UPDATE imports SET is_run = 1 WHERE change IN (
      SELECT id FROM changes WHERE undoes IS NULL AND title LIKE 'sync %');
    """
}
