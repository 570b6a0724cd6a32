extension Migrations {
  /// What customers pay for.
  static let subscriptions = """
    CREATE TABLE subscriptions (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      plan TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      seats INTEGER CHECK (seats >= 0),
      starts INTEGER NOT NULL,
      ends INTEGER,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX subscriptions_by_customer ON subscriptions (customer);
    """
}
