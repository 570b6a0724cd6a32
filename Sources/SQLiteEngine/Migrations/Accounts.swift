extension Migrations {
  /// Accounts kept by hand: why customers left, what they have used, and the numbers of what gets an id here since: other
  /// tools' ids that begin alike are not among them.
  static let accounts = """
    CREATE TABLE departures (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      left_on INTEGER NOT NULL,
      reason TEXT NOT NULL,
      note TEXT NOT NULL,
      returned INTEGER,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX departures_by_customer ON departures (customer);
    CREATE TABLE counters (
      customer INTEGER NOT NULL REFERENCES customers(key),
      counter INTEGER NOT NULL REFERENCES names(key),
      at INTEGER NOT NULL,
      change INTEGER NOT NULL,
      value INTEGER NOT NULL CHECK (value >= 0),
      source INTEGER NOT NULL REFERENCES names(key),
      note TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (customer, counter, at)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX customers_by_number ON customers (length(id), id)
      WHERE id >= 'CUST-' AND id < 'CUST-:' AND trim(substr(id, 6), '0123456789') = '';
    CREATE INDEX contacts_by_number ON contacts (length(id), id)
      WHERE id >= 'CON-' AND id < 'CON-:' AND trim(substr(id, 5), '0123456789') = '';
    CREATE INDEX surveys_by_number ON surveys (length(id), id)
      WHERE id >= 'SUR-' AND id < 'SUR-:' AND trim(substr(id, 5), '0123456789') = '';
    CREATE INDEX departures_by_number ON departures (length(id), id)
      WHERE id >= 'DEP-' AND id < 'DEP-:' AND trim(substr(id, 5), '0123456789') = '';
    """
}
