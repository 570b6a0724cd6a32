extension Migrations {
  /// What journeys go by: customers' events, and what became of their steps.
  static let journeys = """
    CREATE TABLE customer_events (
      customer INTEGER NOT NULL REFERENCES customers(key),
      event INTEGER NOT NULL REFERENCES names(key),
      at INTEGER NOT NULL,
      change INTEGER NOT NULL,
      source INTEGER NOT NULL REFERENCES names(key),
      note TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (customer, event, at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE journey_steps (
      customer INTEGER NOT NULL REFERENCES customers(key),
      flow INTEGER NOT NULL REFERENCES names(key),
      step INTEGER NOT NULL REFERENCES names(key),
      change INTEGER NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('done', 'skipped')),
      at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      author TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (customer, flow, step)
    ) STRICT, WITHOUT ROWID;
    """
}
