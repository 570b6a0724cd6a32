extension Migrations {
  /// What learning record stores say, sessions with who was there, and attempts at assessments.
  static let trainingWhole = """
    CREATE TABLE statements (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      learner INTEGER NOT NULL REFERENCES learners(key),
      path INTEGER NOT NULL REFERENCES names(key),
      module INTEGER NOT NULL REFERENCES names(key),
      verb INTEGER NOT NULL REFERENCES names(key),
      at INTEGER NOT NULL,
      completion INTEGER NOT NULL CHECK (completion IN (0, 1)),
      milliseconds INTEGER CHECK (milliseconds >= 0),
      score INTEGER CHECK (score BETWEEN 0 AND 100),
      reason TEXT NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX statements_by_learner ON statements (learner);
    CREATE TABLE voidings (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      voids TEXT NOT NULL CHECK (voids <> ''),
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX voidings_in_order ON voidings (voids, change);
    CREATE TABLE sessions (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      path INTEGER NOT NULL REFERENCES names(key),
      module INTEGER NOT NULL REFERENCES names(key),
      at INTEGER NOT NULL,
      zone TEXT NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes >= 1),
      seats INTEGER CHECK (seats >= 1),
      trainer TEXT NOT NULL,
      recording TEXT NOT NULL,
      customer INTEGER REFERENCES customers(key),
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sessions_by_customer ON sessions (customer);
    CREATE INDEX sessions_in_order ON sessions (at, key);
    CREATE INDEX sessions_by_number ON sessions (length(id), id)
      WHERE id >= 'SES-' AND id < 'SES-:' AND trim(substr(id, 5), '0123456789') = '';
    CREATE TABLE attendance (
      learner INTEGER NOT NULL REFERENCES learners(key),
      session INTEGER NOT NULL REFERENCES sessions(key),
      change INTEGER NOT NULL,
      minutes INTEGER CHECK (minutes >= 0),
      rating INTEGER CHECK (rating BETWEEN 1 AND 5),
      checksum INTEGER NOT NULL,
      PRIMARY KEY (learner, session)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attendance_in_order ON attendance (session, learner);
    CREATE TABLE assessments (
      learner INTEGER NOT NULL REFERENCES learners(key),
      path INTEGER NOT NULL REFERENCES names(key),
      module INTEGER NOT NULL REFERENCES names(key),
      at INTEGER NOT NULL,
      change INTEGER NOT NULL,
      stage TEXT NOT NULL CHECK (stage IN ('before', 'after', 'again')),
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
      checksum INTEGER NOT NULL,
      PRIMARY KEY (learner, path, module, at)
    ) STRICT, WITHOUT ROWID;
    """
}
