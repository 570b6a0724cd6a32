extension Migrations {
  /// Who is in which programme, and what somebody has made of an opportunity.
  static let programmes = """
    CREATE TABLE programme_members (
      customer INTEGER NOT NULL REFERENCES customers(key),
      programme INTEGER NOT NULL REFERENCES names(key),
      since INTEGER NOT NULL,
      change INTEGER NOT NULL,
      ended INTEGER,
      why TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (customer, programme, since)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX members_in_order ON programme_members (programme, customer, since, ended);
    CREATE TABLE opportunities (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      stage TEXT NOT NULL CHECK (stage IN ('identified', 'qualified', 'proposed', 'won', 'lost')),
      since INTEGER NOT NULL,
      identified INTEGER NOT NULL,
      reason TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      closes INTEGER,
      author TEXT NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX opportunities_by_customer ON opportunities (customer);
    CREATE INDEX activities_by_kind ON activities (customer, kind);
    """
}
