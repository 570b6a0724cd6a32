extension Migrations {
  /// What models predict of customers, and the models.
  static let predictions = """
    CREATE TABLE prediction_models (
      event TEXT NOT NULL CHECK (event <> ''),
      change INTEGER NOT NULL,
      at INTEGER NOT NULL,
      days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 3650),
      account TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (event)
    ) STRICT;
    CREATE TABLE predictions (
      customer INTEGER NOT NULL REFERENCES customers(key),
      event INTEGER NOT NULL REFERENCES names(key),
      change INTEGER NOT NULL,
      at INTEGER NOT NULL,
      chance INTEGER NOT NULL CHECK (chance BETWEEN 0 AND 1000000),
      reasons TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (customer, event)
    ) STRICT, WITHOUT ROWID;
    """
}
