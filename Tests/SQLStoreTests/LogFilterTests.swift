import CustomerSuccess
import SuccessStore
import Testing

struct LogFilterTests {
  private let now = Instant(iso8601: "2026-11-24T15:00:00Z") ?? Instant(seconds: 0)

  private func read(_ text: String) throws(FilterError) -> LogFilter {
    try LogFilter(text, me: "dana", zone: .gmt, at: now)
  }

  @Test func everyPartIsRead() throws {
    let filter = try read("Resolve author:me kind:ticket,action since:2h TKT-7")
    #expect(filter.words == ["resolve", "tkt-7"])
    #expect(filter.author == [.equals("dana")])
    #expect(filter.kinds == [.ticket, .ticketEvent, .action])
    #expect(filter.since == now - 7200)
    #expect(try read("since:today").since == Instant(iso8601: "2026-11-24T00:00:00Z"))
    #expect(
      try read("note: x http://y 10:30 :z").words == ["note:", "x", "http://y", "10:30", ":z"],
      "what is no field is a word")
  }

  /// As a person is asked for in any filter: whoever is found there is found here, by the same words.
  @Test(arguments: Field.allCases.filter { $0.kind == .person })
  func aPersonIsAskedForAsInOtherFilters(field: Field) throws {
    let names = ["Mira Okafor", "mira", "dana", "Dana Fox", "", "Lee O'Brien"]
    let written = [
      "mira", "MIRA", "okafor", "\"Mira Okafor\"", "'Mira Okafor'", "“Mira Okafor”", "me", "none", "mira,lee",
      "\"Lee O'Brien\"",
    ]
    let context = FilterContext(now: now, zone: .gmt)
    for words in written {
      for sign in [":", "="] {
        let log = try read("author\(sign)\(words)")
        let name = try #require(Field.names(in: field.subject).first { $0.field == field }?.name)
        let filter = try Filter.parse("\(name)\(sign)\(words)", in: field.subject, me: "dana")
        for author in names {
          let isMeant = log.author.contains { $0.means(author) }
          let row = PersonRow(field: field, name: author)
          #expect(isMeant == filter.matches(row, in: context), "\(name)\(sign)\(words) of '\(author)'")
        }
      }
    }
    #expect(try read("author:mira").author.contains { $0.means("Mira Okafor") })
    #expect(try !read("author:mira").author.contains { $0.means("dana") })
    #expect(try !read("author=mira").author.contains { $0.means("Mira Okafor") })
  }

  private struct PersonRow: FilterRow {
    var field: Field
    var name: String
    var words: [String] { [] }
    func value(of other: Field) -> FieldValue? { other == field ? .text(name) : nil }
  }

  @Test func quotedWordsHoldTogether() throws {
    #expect(try read("\"waits for\" x").words == ["waits for", "x"])
  }

  @Test(arguments: [
    ("kind:tickets", 5..<12, "found 'tickets', expected one of"),
    ("ab since:soon", 9..<13, "found 'soon', expected a length"),
    ("customer:", 9..<9, "expected part of a customer's name, or its id"),
    ("foo:bar", 0..<3, "the log has no field 'foo', expected author, customer, kind or since"),
    ("ticket:TKT-11212", 0..<6, "the log has no field 'ticket', expected author, customer, kind or since; plain words"),
    ("note owner:kim", 5..<10, "the log has no field 'owner'"),
    ("author:", 7..<7, "expected part of a name, me or none"),
    ("author:kim author:lee", 18..<21, "expected the author once"),
    ("author:\"Mira", 7..<12, "the quotation has no end"),
    ("author:a, x", 9..<9, "expected part of a name, me or none"),
    ("kind:ticket,soon", 12..<16, "found 'soon', expected one of"),
    ("since:1d,2d", 6..<11, "expected one time"),
  ])
  func aMistakeIsPointedAt(text: String, place: Range<Int>, words: String) {
    let error = #expect(throws: FilterError.self) { try read(text) }
    #expect(error?.range == place)
    #expect(error?.message.contains(words) == true)
  }
}
