extension Migrations {
  /// How things stand with the sources that rows come from by themselves.
  static let sources = """
    CREATE TABLE sources (
      name TEXT PRIMARY KEY,
      every INTEGER NOT NULL,
      cursor TEXT,
      call TEXT NOT NULL,
      success INTEGER,
      rows INTEGER NOT NULL,
      failure INTEGER,
      error TEXT NOT NULL,
      failures INTEGER NOT NULL,
      not_before INTEGER
    ) STRICT, WITHOUT ROWID;
    """
}
