extension Migrations {
  /// What imports must not take back: who was forgotten, as numbers that do not say who, and which customers were merged away by
  /// which entry of the log.
  static let remembered = """
    CREATE TABLE forgotten_people (
      key INTEGER PRIMARY KEY,
      change INTEGER NOT NULL REFERENCES changes(id),
      person TEXT NOT NULL
    ) STRICT;
    CREATE TABLE customer_merges (
      change INTEGER NOT NULL REFERENCES changes(id),
      double TEXT NOT NULL,
      kept TEXT NOT NULL,
      PRIMARY KEY (change, double)
    ) STRICT, WITHOUT ROWID;
    """
}
