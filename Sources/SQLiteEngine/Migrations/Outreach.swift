extension Migrations {
  /// What fires and what is written to customers; how customers stood at the last run, by their ids, and whom changes have
  /// touched since: a run looks at no others.
  static let outreach = """
    CREATE TABLE firings (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      trigger INTEGER NOT NULL REFERENCES names(key),
      occasion TEXT NOT NULL,
      at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      escalated INTEGER,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX firings_by_customer ON firings (customer);
    CREATE INDEX firings_in_order ON firings (at, key);
    CREATE INDEX firings_by_number ON firings (length(id), id)
      WHERE id >= 'FIR-' AND id < 'FIR-:' AND trim(substr(id, 5), '0123456789') = '';
    CREATE TABLE mutes (
      customer INTEGER NOT NULL REFERENCES customers(key),
      trigger INTEGER NOT NULL REFERENCES names(key),
      change INTEGER NOT NULL,
      reason TEXT NOT NULL,
      author TEXT NOT NULL,
      at INTEGER NOT NULL,
      until INTEGER,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (customer, trigger)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE messages (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      contact TEXT NOT NULL,
      trigger INTEGER NOT NULL REFERENCES names(key),
      occasion TEXT NOT NULL,
      fired INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('drafted', 'held', 'dropped')),
      since INTEGER NOT NULL,
      why TEXT NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX messages_by_customer ON messages (customer);
    CREATE INDEX messages_in_order ON messages (since, key);
    CREATE INDEX messages_by_number ON messages (length(id), id)
      WHERE id >= 'MSG-' AND id < 'MSG-:' AND trim(substr(id, 5), '0123456789') = '';
    CREATE TABLE outreach_triggers (
      name TEXT PRIMARY KEY,
      rules TEXT NOT NULL,
      seen INTEGER NOT NULL,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outreach_memory (
      customer TEXT PRIMARY KEY,
      due INTEGER,
      memory TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outreach_due ON outreach_memory (due) WHERE due IS NOT NULL;
    CREATE TABLE outreach_touched (
      customer INTEGER PRIMARY KEY,
      change INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX outreach_touched_by_change ON outreach_touched (change, customer);
    """
}
