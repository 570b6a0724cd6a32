extension Migrations {
  /// Reviews held with customers.
  static let businessReviews = """
    CREATE TABLE business_reviews (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      day INTEGER NOT NULL,
      author TEXT NOT NULL,
      attendees TEXT NOT NULL,
      goals TEXT NOT NULL,
      steps TEXT NOT NULL,
      words TEXT NOT NULL,
      next_on INTEGER,
      checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX business_reviews_by_customer ON business_reviews (customer);
    CREATE INDEX business_reviews_by_number ON business_reviews (length(id), id)
      WHERE id >= 'QBR-' AND id < 'QBR-:' AND trim(substr(id, 5), '0123456789') = '';
    """
}
