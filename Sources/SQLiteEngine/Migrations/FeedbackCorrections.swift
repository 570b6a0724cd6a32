extension Migrations {
  /// What people say of how customers' words are meant.
  static let feedbackCorrections = """
    CREATE TABLE feedback_corrections (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      source TEXT NOT NULL CHECK (source IN ('survey', 'ticket', 'activity', 'departure', 'interview')),
      said INTEGER NOT NULL,
      sentiment TEXT NOT NULL CHECK (sentiment IN ('negative', 'neutral', 'positive')),
      themes TEXT NOT NULL,
      author TEXT NOT NULL,
      at INTEGER NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX feedback_corrections_by_customer ON feedback_corrections (customer);
    """
}
