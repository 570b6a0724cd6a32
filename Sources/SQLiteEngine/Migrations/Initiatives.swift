extension Migrations {
  /// What the team means to make better: the improvement roadmap.
  static let initiatives = """
    CREATE TABLE initiatives (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      title TEXT NOT NULL,
      description TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('idea', 'planned', 'running', 'done', 'dropped')),
      impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
      effort INTEGER NOT NULL CHECK (effort BETWEEN 1 AND 5),
      owner TEXT NOT NULL,
      quarter TEXT NOT NULL,
      origin TEXT NOT NULL,
      customers TEXT NOT NULL,
      cost TEXT NOT NULL,
      gain TEXT NOT NULL,
      brought TEXT NOT NULL,
      milestones TEXT NOT NULL,
      progress INTEGER CHECK (progress BETWEEN 0 AND 100),
      outcome TEXT NOT NULL,
      author TEXT NOT NULL,
      created INTEGER NOT NULL,
      since INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX initiatives_in_order ON initiatives (owner);
    CREATE INDEX initiatives_by_number ON initiatives (length(id), id)
      WHERE id >= 'INI-' AND id < 'INI-:' AND trim(substr(id, 5), '0123456789') = '';
    """
}
