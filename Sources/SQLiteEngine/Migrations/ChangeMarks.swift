extension Migrations {
  /// What an entry of the log is, where its lines do not say it: a run of outreach, or one that lost lines because somebody was forgotten.
  /// Runs of before are known by what they were called; which imports lost all of their lines nothing tells any more.
  static let changeMarks = """
    CREATE TABLE change_marks (
      change INTEGER NOT NULL REFERENCES changes(id),
      mark TEXT NOT NULL CHECK (mark IN ('run', 'scrubbed')),
      PRIMARY KEY (change, mark)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO change_marks (change, mark)
      SELECT id, 'run' FROM changes
      WHERE undoes IS NULL AND title LIKE 'outreach: %' AND id NOT IN (SELECT change FROM imports);
    """
}
