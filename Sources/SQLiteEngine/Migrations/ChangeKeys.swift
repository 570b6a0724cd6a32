extension Migrations {
  /// Under which names of their own callers have asked for changes that are not to be done twice.
  static let changeKeys = """
    CREATE TABLE change_keys (
      key TEXT PRIMARY KEY CHECK (key <> ''),
      change INTEGER NOT NULL REFERENCES changes(id),
      call TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
