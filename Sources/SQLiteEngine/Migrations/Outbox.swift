extension Migrations {
  /// Messages that people approve and that are sent; contacts who want none.
  static let outbox = """
    ALTER TABLE messages RENAME TO messages_before;
    CREATE TABLE messages (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      change INTEGER NOT NULL,
      customer INTEGER NOT NULL REFERENCES customers(key),
      contact TEXT NOT NULL,
      trigger INTEGER NOT NULL REFERENCES names(key),
      occasion TEXT NOT NULL,
      fired INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('drafted', 'held', 'dropped', 'approved', 'sending', 'sent', 'failed', 'unknown')),
      since INTEGER NOT NULL,
      why TEXT NOT NULL,
      drafted INTEGER,
      author TEXT NOT NULL,
      not_before INTEGER,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      replied INTEGER,
      checksum INTEGER NOT NULL
    ) STRICT;
    INSERT INTO messages (key, id, change, customer, contact, trigger, occasion, fired, state, since, why, drafted,
        author, not_before, subject, body, replied, checksum)
      SELECT key, id, change, customer, contact, trigger, occasion, fired, state, since, why, NULL, '', NULL, '', '', NULL, 0
      FROM messages_before;
    DROP TABLE messages_before;
    UPDATE messages SET checksum = row_checksum(
      id, customer, contact, trigger, occasion, fired, state, since, why, drafted, author, not_before, subject, body, replied,
      change);
    CREATE INDEX messages_by_customer ON messages (customer);
    CREATE INDEX messages_in_order ON messages (since, key);
    CREATE INDEX messages_by_number ON messages (length(id), id)
      WHERE id >= 'MSG-' AND id < 'MSG-:' AND trim(substr(id, 5), '0123456789') = '';
    CREATE INDEX messages_to_go_in_order ON messages (since, key) WHERE state IN ('approved', 'sending', 'failed', 'unknown');
    ALTER TABLE contacts ADD COLUMN is_unsubscribed INTEGER NOT NULL DEFAULT 0 CHECK (is_unsubscribed IN (0, 1));
    UPDATE contacts SET checksum = row_checksum(id, customer, name, email, role, is_primary, is_unsubscribed, link, change);
    """
}
