extension Migrations {
  /// Which entries of the log are imports, and of what source; and what a source said of a fact where the log does not tell it.
  /// Of entries that were made before, the source is not known: `*`.
  static let imports = """
    CREATE TABLE imports (
      change INTEGER PRIMARY KEY REFERENCES changes(id),
      source TEXT NOT NULL
    ) STRICT;
    INSERT INTO imports (change, source)
      SELECT id, '*' FROM changes
      WHERE undoes IS NULL AND (title LIKE 'import %' OR id IN (SELECT change FROM change_additions));
    CREATE TABLE import_told (
      key TEXT NOT NULL,
      change INTEGER NOT NULL REFERENCES changes(id),
      fields TEXT NOT NULL,
      PRIMARY KEY (key, change)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX change_removals ON change_edits (key, change) WHERE after IS NULL;
    """
}
