import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// What the words of an engine's dialect must mean, and what any engine must read as it stands.
@Suite struct DialectContractTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The forms that the store's texts are made of.
  @Test(
    arguments: Engine.all,
    [
      ("SELECT count(*) FILTER (WHERE text > 'a') FROM names", 2),
      ("SELECT count(*) FROM names WHERE (key > NULL) IS NOT TRUE", 3),
      ("SELECT count(*) FROM names WHERE TRUE", 3), ("SELECT count(*) FROM names WHERE FALSE", 0),
      ("SELECT sum(CASE WHEN key > 1 THEN 1 ELSE 0 END) FROM names", 2),
      ("SELECT count(*) FROM names WHERE (text, key) > ('a', 1)", 2),
      ("SELECT coalesce(max(key), 7) FROM names WHERE key > 9", 7),
      ("SELECT max(CAST(substr(text, 2) AS BIGINT)) FROM (SELECT 'x12' AS text) AS t", 12),
      ("SELECT count(*) FROM (SELECT 1) AS t WHERE trim('120', '0123456789') = ''", 1),
      ("SELECT count(*) FROM (SELECT 1) AS t WHERE trim('1a0', '0123456789') = ''", 0),
      ("SELECT count(*) FROM (SELECT text FROM names EXCEPT SELECT 'a') AS t", 2),
      ("SELECT 7 / 2", 3), ("SELECT -7 / 2", -3), ("SELECT -7 % 2", -1),
      ("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9) SELECT max(x) FROM n", 9),
      ("SELECT key FROM names ORDER BY key DESC LIMIT 1 OFFSET 1", 2),
      ("SELECT (SELECT key FROM names n WHERE n.key > f.key ORDER BY n.key LIMIT 1) FROM names f WHERE f.key = 1", 2),
      ("SELECT count(*) FROM names WHERE text >= 'a' AND text < 'a' || ':'", 1),
    ])
  func one_text_is_read_by_all(_ kind: Engine, _ query: (sql: String, answer: Int)) async throws {
    let engine = try kind.connect(scratch)
    let answer = try await engine.write(.patient) { db in
      try db.execute("INSERT INTO names (key, text) VALUES (1, 'a'), (2, 'b'), (3, 'c')")
      return .rollback(try db.statement(query.sql).int())
    }
    #expect(answer == query.answer)
  }

  @Test(arguments: Engine.all)
  func a_row_is_put_added_to_and_given_its_key(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await engine.write(.patient) { db in
      let first = try db.statement("INSERT INTO names (text) VALUES (?) RETURNING key").int(["x"])
      let second = try db.statement("INSERT INTO names (text) VALUES (?) RETURNING key").int(["y"])
      #expect(first != nil && second != nil && first != second)
      let put = try db.statement(ProjectionSchema.scoreChanges.put)
      try put.run([1, 10, 50])
      try put.run([1, 10, 60])
      try put.run([1, 20, 70])
      #expect(try db.statement("SELECT score FROM score_changes ORDER BY at").ints() == [60, 70])
      let add = """
        INSERT INTO day_cube (day, tier, industry, size, score_sum, score_count) VALUES (1, 0, 0, 0, ?, 1)
        ON CONFLICT (day, tier, industry, size) DO UPDATE SET score_sum = day_cube.score_sum + excluded.score_sum
        """
      for amount in [5, 6] { try db.statement(add).run([amount]) }
      #expect(try db.statement("SELECT score_sum FROM day_cube").ints() == [11])
      return .rollback(())
    }
  }

  @Test(arguments: Engine.all)
  func text_is_compared_as_the_core_compares_it(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    let texts = ["", "Abc", "ÉCOLE", "e\u{301}cole", "Straße", "ΣΊΣΥΦΟΣ", "İstanbul", "ﬁ", "100%_\\", "日本"]
    try await engine.write(.patient) { db in
      for text in texts { try db.statement("INSERT INTO names (text) VALUES (?)").run([text]) }
      let fold = try db.statement("SELECT \(db.dialect.folded("text")) FROM names WHERE text = ?")
      for text in texts { #expect(try fold.string([text]) == folded(text), "\(text)") }
      let holds = try db.statement("SELECT text FROM names WHERE \(db.dialect.holds("text"))")
      for part in ["c", "C", "%", "_", "É", "本", "\\", "ße", "?"] {
        let expected = texts.filter { $0.range(of: part, options: .literal) != nil }
        #expect(try Set(holds.strings([part])) == Set(expected), "\(part)")
      }
      return .rollback(())
    }
  }

  @Test(arguments: Engine.all)
  func a_beginning_is_found_in_capitals_and_small_letters(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    let found = try await engine.write(.patient) { db in
      try db.execute("INSERT INTO names (text) VALUES ('ann'), ('Anna'), ('aNTON'), ('a%'), ('bob')")
      let (begins, order) = (db.dialect.begins("text"), db.dialect.caseless("text"))
      let list = try db.statement("SELECT text FROM names WHERE \(begins) ORDER BY \(order)")
      return .rollback([try list.strings(["an%"]), try list.strings(["a\\%%"]), try list.strings(["x%"])])
    }
    #expect(found == [["ann", "Anna", "aNTON"], ["a%"], []])
  }

  @Test(arguments: Engine.all)
  func the_way_of_a_query_changes_no_answer(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await engine.write(.patient) { db in
      try db.execute("INSERT INTO names (key, text) VALUES (1, 'a'), (2, 'b'), (3, 'c')")
      let dialect = db.dialect
      let plain = try db.statement("SELECT key FROM names ORDER BY \(dialect.unindexed("text")) DESC").ints()
      #expect(plain == [3, 2, 1])
      let list = dialect.list("?1", "asked")
      let joined = "SELECT n.text FROM \(list) \(dialect.inOrder) names n ON n.key = asked.value ORDER BY n.text"
      #expect(try db.statement(joined).strings(["[3,1,9]"]) == ["a", "c"])
      #expect(try db.statement(joined).strings(["[]"]) == [])
      let along = "SELECT count(*) FROM contacts \(dialect.along("contacts_by_customer")) WHERE customer = ?"
      #expect(try db.statement(along).int([1]) == 0)
      return .rollback(())
    }
  }

  @Test(arguments: Engine.all)
  func temporary_tables_stand_before_the_kept_ones(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await engine.inspect { db in
      let tables = db.dialect.tables
      #expect(try !db.statement(tables.hasTemporary).isTrue(["cube"]))
      for table in ProjectionSchema.tables {
        for statement in ProjectionSchema.create(table, in: tables.temporary, tables) { try db.execute(statement) }
      }
      db.forgetStatements()
      #expect(try db.statement(tables.hasTemporary).isTrue(["cube"]))
      try db.statement(ProjectionSchema.scoreChanges.put).run([1, 10, 50])
      #expect(try db.statement("SELECT score FROM score_changes").ints() == [50])
      #expect(try db.statement("SELECT score FROM \(tables.kept).score_changes").ints() == [])
    }
  }

  @Test(arguments: Engine.all)
  func the_index_finds_parts_of_words_from_the_highest_down(_ kind: Engine) async throws {
    let engine = try kind.connect(scratch)
    try await engine.write(.patient) { db in
      let search = db.dialect.search
      let documents = [(1, "login fails"), (2, "the \"login\" page"), (1 << 58, "a loginless day"), (4, "nothing")]
      for (id, text) in documents { try db.statement(search.add).run([id, text]) }
      func found(_ words: String...) throws -> [Int] { try db.statement(search.find).ints([search.match(words)]) }
      #expect(try found("login") == [1 << 58, 2, 1])
      #expect(try found("ogi", "ail") == [1])
      #expect(try found("\"login\"") == [2])
      #expect(try found("AND") == [] && found("log*") == [] && found("-the") == [])
      try db.statement(search.remove).run([2, documents[1].1])
      #expect(try found("login") == [1 << 58, 1])
      try db.execute(search.listTerms)
      let terms = try db.statement(search.terms).all { ($0[0] as String, $0[1] as Int) }
      #expect(terms.filter { $0.1 == 4 }.map(\.0).sorted() == ["hin", "ing", "not", "oth", "thi"])
      try db.execute(search.clear)
      #expect(try found("login") == [])
      return .rollback(())
    }
  }
}
