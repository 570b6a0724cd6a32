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
    #expect(filter.author == "dana")
    #expect(filter.kinds == [.ticket, .ticketEvent, .action])
    #expect(filter.since == now - 7200)
    #expect(try read("since:today").since == Instant(iso8601: "2026-11-24T00:00:00Z"))
    #expect(
      try read("note: x http://y 10:30 :z").words == ["note:", "x", "http://y", "10:30", ":z"],
      "what is no field is a word")
  }

  @Test(arguments: [
    ("kind:tickets", 5..<12, "found 'tickets', expected one of"),
    ("ab since:soon", 9..<13, "found 'soon', expected a length"),
    ("customer:CUST-001", 0..<8, "the log has no field 'customer', expected author, kind or since"),
    ("foo:bar", 0..<3, "the log has no field 'foo', expected author, kind or since"),
    ("ticket:TKT-11212", 0..<6, "the log has no field 'ticket', expected author, kind or since; plain words"),
    ("note owner:kim", 5..<10, "the log has no field 'owner'"),
    ("author:", 7..<7, "expected a name or me"), ("author:kim author:lee", 18..<21, "'kim' is asked for already"),
  ])
  func aMistakeIsPointedAt(text: String, place: Range<Int>, words: String) {
    let error = #expect(throws: FilterError.self) { try read(text) }
    #expect(error?.range == place)
    #expect(error?.message.contains(words) == true)
  }
}
