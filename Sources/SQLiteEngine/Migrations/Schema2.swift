/// What any part of a text is found by, and the names that filters complete.
///
/// The index keeps no text of its own: what it was told of a row follows from the facts, before a change and after it.
let schema2 = """
  CREATE VIRTUAL TABLE search_index USING fts5(
    text, content = '', columnsize = 0, tokenize = 'trigram case_sensitive 1'
  );

  CREATE INDEX contacts_by_name ON contacts (name COLLATE NOCASE);
  CREATE INDEX customers_by_manager ON customers (owner);
  CREATE INDEX customers_by_executive ON customers (account_executive);
  CREATE INDEX actions_by_owner ON actions (owner);
  CREATE INDEX ticket_events_by_owner ON ticket_events (text) WHERE kind = 6;
  """
