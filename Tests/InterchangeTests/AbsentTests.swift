import CustomerSuccess
import Interchange
import SuccessStore
import Testing

/// What a source told of before, and lists no more.
@Suite struct AbsentTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let map = "hubspot-companies"
  private static let head = "Record ID,Company name,Industry,Create Date,Company owner\n"
  private static let alpha = "1,Alpha,BANKING,2024-03-14 10:22,Dana\n"
  private static let beta = "2,Beta,BANKING,2024-03-14 10:22,Dana\n"

  @Test func itIsCountedAndStays() async throws {
    try await bench.take([("h.csv", Self.head + Self.alpha + Self.beta)], map: Self.map)
    try await bench.take("imports/01-plain")
    try await bench.do(.assignCustomer("Zoe"), on: .customer("HS-2"))
    let report = try await bench.take([("h.csv", Self.head + Self.alpha)], map: Self.map)
    #expect(report.absent.mapValues(\.count) == [.customers: 1])
    #expect(report.absent[.customers]?.first == [.customer("HS-2")])
    #expect(report.text.contains("customers: 1 no longer listed (HS-2)"))
    #expect(try await bench.customer("HS-2")?.lifecycle == .active)
    // Rapport's own files are mostly a part.
    #expect(try await bench.take("imports/p1-partial").absent == [:])
  }

  @Test func aCustomerHasLeftWhereThatIsAsked() async throws {
    try await bench.take([("h.csv", Self.head + Self.alpha + Self.beta)], map: Self.map)
    let report = try await bench.take(("h.csv", Self.head + Self.alpha), map: Self.map, absent: .churned)
    #expect(report.counts == [.customers: .init(changed: 1, unchanged: 1)])
    let beta = try #require(try await bench.customer("HS-2"))
    #expect(beta.lifecycle == .churned && beta.churned?.description == "2026-11-27")
    #expect(try await bench.take(("h.csv", Self.head + Self.alpha), map: Self.map, absent: .churned).absent == [:])
    let entry = try #require(try await bench.store.answer(LogQuery(limit: 1)).first)
    try await bench.store.undo(entry.id, by: "Mira", at: bench.now)
    #expect(try await bench.customer("HS-2")?.lifecycle == .active)
  }

  /// What a mapping's source listed is kept by its name: under another one nothing is known to be missing, and that is said.
  @Test func aCopyOfAMappingIsToldThatItHasToldNothing() async throws {
    let library = MappingLibrary()
    let original = try library.source(named: Self.map).text
    let copy = try Mapping(yaml: original.replacing("name: \(Self.map)", with: "name: ours"), file: "ours.yaml")
    try await bench.take([("h.csv", Self.head + Self.alpha + Self.beta)], map: Self.map)
    let error = await #expect(throws: InterchangeError.self) {
      try await bench.take(("h.csv", Self.head + Self.alpha), mapping: copy, absent: .churned)
    }
    let words = error?.description ?? ""
    #expect(words.contains("h.csv:1: mapping ours has told of no customers before"), "\(words)")
    #expect(words.contains("1 of those here were told of by mapping \(Self.map)"), "\(words)")
    #expect(try await bench.customer("HS-2")?.lifecycle == .active)
    // With its name it is the same source.
    let same = try Mapping(yaml: original, file: "ours.yaml")
    try await bench.take(("h.csv", Self.head + Self.alpha), mapping: same, absent: .churned)
    #expect(try await bench.customer("HS-2")?.lifecycle == .churned)
  }

  /// A source that begins is no copy of another.
  @Test func aFirstImportMayAskForWhatIsMissing() async throws {
    let report = try await bench.take(("h.csv", Self.head + Self.alpha), map: Self.map, absent: .churned)
    #expect(report.counts == [.customers: .init(added: 1)] && report.absent == [:])
  }

  /// The row that could not be read may be the one that is missed.
  @Test func nothingIsActedOnWhileRowsAreLeftOut() async throws {
    try await bench.take([("h.csv", Self.head + Self.alpha + Self.beta)], map: Self.map)
    let broken = Self.beta.replacing("2024-03-14", with: "soon")
    let report = try await bench.take(("h.csv", Self.head + Self.alpha + broken), map: Self.map, absent: .churned)
    #expect(report.absent[.customers]?.isInDoubt == true)
    #expect(try await bench.customer("HS-2")?.lifecycle == .active)
  }

  /// An export that broke off after its header takes nobody away.
  @Test func aListOfNothingIsActedOnByNobody() async throws {
    try await bench.take([("h.csv", Self.head + Self.alpha + Self.beta)], map: Self.map)
    let report = try await bench.take(("h.csv", Self.head), map: Self.map, absent: .churned)
    #expect(report.absent[.customers]?.isInDoubt == true && report.absent[.customers]?.count == 2)
    #expect(report.text.contains("left as they are, for nothing is listed at all"), "\(report.text)")
    #expect(try await bench.customer("HS-2")?.lifecycle == .active)
  }

  /// Rows that were left out come back as a file of a few: everybody else is no less there than before.
  @Test(arguments: [AbsentRule.churned, .keep], ["reason", "reason_left_out"])
  func rowsThatAreHandedBackAreNoList(rule: AbsentRule, column: String) async throws {
    try await bench.take([("h.csv", Self.head + Self.alpha + Self.beta)], map: Self.map)
    let rejects = Self.head.replacing("\n", with: ",\(column)\n") + "3,Gamma,BANKING,2024-03-14 10:22,Dana,was wrong\n"
    guard rule == .churned else {
      let report = try await bench.take(("rejects.csv", rejects), map: Self.map, absent: rule)
      #expect(report.absent == [:], "nothing is counted by them either")
      return #expect(report.counts[.customers]?.added == 1)
    }
    let error = await #expect(throws: InterchangeError.self) {
      try await bench.take(("rejects.csv", rejects), map: Self.map, absent: rule)
    }
    #expect(error?.description.contains("rejects.csv:1: reason: found the column of rows that were left out") == true)
    #expect(error?.description.contains("import it without --absent") == true)
    #expect(try await bench.customer("HS-1")?.lifecycle == .active)
    #expect(try await bench.customer("HS-3") == nil, "nothing is half done")
  }

  /// Rapport's own files, too, wherever a person has put the column.
  @Test func rowsOfOnesOwnFilesThatAreHandedBackAreNoList() async throws {
    try await bench.take("imports/01-plain")
    let before = try await bench.store.answer(ToldQuery(.customer, source: ""))
    let text = "id,reason,name,tier,industry,size,signed_up\nN-9,was wrong,Nine,starter,other,small,2024-01-01\n"
    var job = try bench.job([("c.csv", text)])
    job.options.absent = .churned
    await #expect(throws: InterchangeError.self) { try await bench.run(job) }
    job.options.absent = .keep
    #expect(try await bench.run(job).absent == [:])
    #expect(before.count > 1)
  }

  /// Beside the whole list they are a part of it.
  @Test func besideTheWholeListTheyAreAPartOfIt() async throws {
    try await bench.take([("h.csv", Self.head + Self.alpha + Self.beta)], map: Self.map)
    let rejects = Self.head.replacing("\n", with: ",reason\n") + "3,Gamma,BANKING,2024-03-14 10:22,Dana,was wrong\n"
    var job = try bench.job([("h.csv", Self.head + Self.alpha), ("rejects.csv", rejects)], map: Self.map)
    job.options.absent = .churned
    let report = try await bench.run(job)
    #expect(report.absent[.customers]?.first == [.customer("HS-2")] && report.absent[.customers]?.isActedOn == true)
    #expect(try await bench.customer("HS-3")?.lifecycle == .active)
  }

  @Test func aTicketCountsNoMoreWhereThatIsAsked() async throws {
    try await bench.take("tickets/customers")
    try await bench.take("tickets/sn-open", map: "servicenow-incidents")
    let export = try ImportBench.fixture("tickets/sn-cancelled")
    let report = try await bench.take(("s.csv", export), map: "servicenow-incidents", absent: .cancelled)
    #expect(report.absent[.tickets]?.first == [.ticket("INC5")])
    let gone = try #require(try await bench.store.answer(TicketDetailQuery("INC5"), at: bench.now))
    #expect(gone.events.last?.kind == .withdrawn("no longer listed by servicenow-incidents"))
    #expect(!gone.row.reading.isOpen)
    // Listed again, it counts again.
    try await bench.take("tickets/sn-open", map: "servicenow-incidents")
    let back = try #require(try await bench.store.answer(TicketDetailQuery("INC5"), at: bench.now))
    #expect(back.row.reading.isOpen && back.events.last?.kind == .withdrawn(""))
    try await bench.take(("s.csv", export), map: "servicenow-incidents", absent: .cancelled)
    let queue = try await bench.store.answer(TicketQuery(window: Window(limit: 10)), at: bench.now)
    #expect(!queue.rows.contains { $0.id == "INC5" })
  }

  /// However many there are, and though nobody has looked at them since they came in.
  @Test(arguments: [5, 400])
  func openTicketsAreKnownBeforeAnybodyLooks(count: Int) async throws {
    try await bench.take("tickets/customers")
    let lines = try ImportBench.fixture("tickets/sn-open").split(separator: "\n").map(String.init)
    let row = try #require(lines.dropFirst().first { $0.hasPrefix("INC5") })
    let rows = (0..<count).map { row.replacing("INC5", with: "INC9\($0)") + "\n" }
    @discardableResult
    func take(_ rows: [String], absent: AbsentRule? = nil) async throws -> ImportReport {
      let file = ("s.csv", lines[0] + "\n" + rows.joined())
      guard let absent else { return try await bench.take([file], map: "servicenow-incidents") }
      return try await bench.take(file, map: "servicenow-incidents", absent: absent)
    }
    try await take(rows)
    let source = "servicenow-incidents"
    #expect(try await bench.store.answer(ToldQuery(.ticket, source: source), at: bench.now).count == count)
    let report = try await take(Array(rows.prefix(count / 2)), absent: .cancelled)
    #expect(report.absent[.tickets]?.count == count - count / 2)
    #expect(
      report.counts[.tickets]?.changed == count - count / 2 || report.counts[.ticketEvents]?.added == count - count / 2)
    #expect(try await bench.store.answer(ToldQuery(.ticket, source: source), at: bench.now).count == count / 2)
    // Listed again, merged away or spam: what counts is what happened last.
    try await take(rows)
    #expect(try await bench.store.answer(ToldQuery(.ticket, source: source), at: bench.now).count == count)
    try await bench.do(.merge(into: "INC90"), on: .ticket("INC91"))
    try await bench.do(.markSpam, on: .ticket("INC92"))
    try await bench.do(.move(to: .resolved), on: .ticket("INC93"))
    let told = try await bench.store.answer(ToldQuery(.ticket, source: source), at: bench.now)
    #expect(told.count == count - 3 && told.contains(FactKey(.ticket, "INC90")))
  }

}
