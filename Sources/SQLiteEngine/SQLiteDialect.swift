package import SQLStore

extension Dialect {
  /// Beside each word, where another engine has to say it otherwise, what PostgreSQL's would be: BIGINT, DOUBLE PRECISION, TEXT;
  /// GENERATED ALWAYS AS … STORED; public and pg_temp; nothing for `along`, JOIN for `inOrder`, the column itself for `unindexed`;
  /// unaccent(lower(…)), strpos, ILIKE, lower; json_array_elements_text; SET CONSTRAINTS ALL DEFERRED; a table of documents with a trigram index.
  package static let sqlite = Dialect(
    tables: Tables(
      integer: "INTEGER", real: "REAL", text: "TEXT", computed: { "INTEGER AS (\($0)) VIRTUAL" },
      // A row of a longer key is kept where its key is, and not in two places.
      end: { $0 > 1 ? "STRICT, WITHOUT ROWID" : "STRICT" },
      kept: "main", temporary: "temp",
      hasTemporary: "SELECT EXISTS (SELECT 1 FROM sqlite_temp_schema WHERE name = ?)",
      index: { name, schema, table, columns in "CREATE INDEX \(schema).\(name) ON \(table) \(columns)" }),
    along: { "INDEXED BY \($0)" },
    inOrder: "CROSS JOIN",
    unindexed: { "+\($0)" },
    // SQLite's own `lower` knows ASCII only.
    folded: { "fold(\($0))" },
    holds: { "instr(\($0), ?) > 0" },
    begins: { "\($0) LIKE ? ESCAPE '\\'" },
    caseless: { "\($0) COLLATE NOCASE" },
    list: { parameter, alias in "json_each(\(parameter)) \(alias)" },
    wipes: "PRAGMA secure_delete = ON",
    defersReferences: "PRAGMA defer_foreign_keys = ON",
    search: Search(
      clear: "INSERT INTO search_index (search_index) VALUES ('delete-all')",
      // In bytes; what FTS5 holds is written out as one more segment, and segments are merged again and again.
      // What was written out is merged sixteen at a time, and not four by four on the way.
      beginMuch: """
        INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 4194304);
        INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
        """,
      endMuch: """
        INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 1048576);
        INSERT INTO search_index (search_index, rank) VALUES ('automerge', 4);
        """,
      add: "INSERT INTO search_index (rowid, text) VALUES (?, ?)",
      remove: "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)",
      find: "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC",
      // Nothing in it is syntax: each word stands in quotes.
      match: { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: " AND ") },
      listTerms: "CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab(main, search_index, instance)",
      terms: "SELECT term, doc FROM temp.search_terms"))
}
