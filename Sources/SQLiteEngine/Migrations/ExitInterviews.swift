extension Migrations {
  /// What customers that leave say of why.
  static let exitInterviews = """
    CREATE TABLE exit_interviews (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      day INTEGER NOT NULL,
      author TEXT NOT NULL,
      reason TEXT NOT NULL,
      competitor TEXT NOT NULL,
      kept TEXT NOT NULL,
      would_return TEXT CHECK (would_return IN ('yes', 'maybe', 'no')),
      words TEXT NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX exit_interviews_by_customer ON exit_interviews (customer);
    CREATE INDEX exit_interviews_by_number ON exit_interviews (length(id), id)
      WHERE id >= 'EXI-' AND id < 'EXI-:' AND trim(substr(id, 5), '0123456789') = '';
    """
}
