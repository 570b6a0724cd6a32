extension Migrations {
  /// The improvement loop: root causes, articles and what they have to do with tickets; and escalations by time, which the
  /// weekly review begins with, and tickets by time for the training gaps. `whys` is JSON, `tags` has commas between them.
  static let improvement = """
    CREATE TABLE root_causes (
      ticket INTEGER PRIMARY KEY REFERENCES tickets(key),
      change INTEGER NOT NULL,
      category TEXT NOT NULL CHECK (category <> ''),
      sub_cause TEXT NOT NULL,
      whys TEXT NOT NULL CHECK (whys <> ''),
      author TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX root_causes_by_time ON root_causes (at);

    CREATE TABLE articles (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      tags TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
      author TEXT NOT NULL,
      created INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      published INTEGER
    ) STRICT;

    CREATE TABLE article_links (
      article INTEGER NOT NULL REFERENCES articles(key),
      ticket INTEGER NOT NULL REFERENCES tickets(key),
      change INTEGER NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('source', 'answer')),
      author TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (article, ticket)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX article_links_by_ticket ON article_links (ticket, role, at);

    CREATE INDEX tickets_by_time ON tickets (created);
    CREATE INDEX escalations_by_time ON ticket_events (at, ticket) WHERE kind = 7;
    """
}
