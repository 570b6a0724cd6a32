import CustomerSuccess
import Framework
import SuccessStore
import Testing

@testable import Interchange

/// Tickets that have ended, of which only some tell when: no clock is pretended, and those that tell keep theirs.
@Suite struct UntoldEndTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let customers = "id,name,tier,industry,size,signed_up\nC1,Nordlicht,starter,other,small,2024-01-01\n"
  private static let head = "Ticket ID,Company,Subject,Priority,Status,Created at,Resolved at\n"
  private static let rows = [
    "1,Nordlicht,a,high,closed,2026-11-20 09:00,2026-11-21 10:00", "2,Nordlicht,b,high,closed,2026-11-20 09:00,",
    "3,Nordlicht,c,high,open,2026-11-20 09:00,", "4,Nordlicht,d,high,geparkt,2026-11-20 09:00,2026-11-22 10:00",
    "5,Nordlicht,e,high,geparkt,2026-11-20 09:00,", "6,Nordlicht,f,high,open,2026-11-20 09:00,2026-11-21 08:00",
  ]

  private func mapping(_ text: String, _ parked: String) throws -> Mapping {
    var draft = try MappingDraft(GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e")
    draft.take(parked, for: .value(column: "Status", "geparkt"))
    #expect(draft.questions == [], "\(draft.yaml)")
    let reopened = try #require(MappingDraft(draft.file, reopening: draft.yaml, name: "e"))
    #expect(reopened.yaml.split(separator: "\n").dropFirst() == draft.yaml.split(separator: "\n").dropFirst())
    return try Mapping(yaml: draft.yaml, file: "e.yaml")
  }

  private func take(_ text: String, _ mapping: Mapping) async throws -> ImportReport {
    var job = try bench.job([("e.csv", text)])
    job.options.mapping = mapping
    return try await bench.run(job)
  }

  private func ticket(_ id: TicketID) async throws -> TicketReading {
    try #require(try await bench.store.answer(TicketDetailQuery(id), at: bench.now)).row.reading
  }

  /// Whatever a person has made of a state that is not known.
  @Test(arguments: ["closed", "resolved", "pending"])
  func thoseThatTellKeepTheirEnd(parked: String) async throws {
    try await bench.take([("c.csv", Self.customers)])
    let text = Self.head + Self.rows.map { $0 + "\n" }.joined()
    let mapping = try mapping(text, parked)
    let report = try await take(text, mapping)
    #expect(report.missed == 0, "\(report.text)")
    let told = try await ticket("T-1")
    #expect(told.resolved == Instant(iso8601: "2026-11-21T10:00:00Z") && told.ticket.untold?.contains(.resolve) != true)
    let untold = try await ticket("T-2")
    #expect(untold.status == .closed && untold.ticket.untold?.contains(.resolve) == true)
    #expect(!untold.clocks.contains { $0.kind == .resolve }, "neither met nor missed")
    for id in ["T-3", "T-6"] as [TicketID] { #expect(try await ticket(id).status == .open) }
    let (four, five) = (try await ticket("T-4"), try await ticket("T-5"))
    #expect(four.status.isOpen == (parked == "pending") && five.status == four.status)
    #expect(four.resolved == (parked == "pending" ? nil : Instant(iso8601: "2026-11-22T10:00:00Z")))
    #expect(five.ticket.untold?.contains(.resolve) == (parked != "pending"))
    let again = try await take(text, mapping)
    #expect(again.counts.values.allSatisfy { $0.added + $0.changed == 0 }, "\(again.text)")
  }

  /// Solved at is blank of what is open: nobody has solved it and taken it up again.
  @Test(arguments: [("tickets/zd-mon", "zendesk-tickets"), ("tickets/sn-open", "servicenow-incidents")])
  func whatWasNeverSolvedIsNotOpenAgain(file: String, map: String) async throws {
    try await bench.take("tickets/customers")
    let report = try await bench.take(file, map: map)
    #expect(report.counts[.tickets]?.added ?? 0 > 0)
    #expect(report.files.flatMap(\.notices.lines).filter { $0.contains("open again") } == [])
  }

  /// The tool tells it later: the same end, at its own time; and an end that was told is not taken back by a blank.
  @Test func anEndThatIsToldLaterIsTheSameEnd() async throws {
    try await bench.take([("c.csv", Self.customers)])
    func text(_ first: String, _ second: String) -> String {
      Self.head + "1,Nordlicht,a,high,closed,2026-11-20 09:00,\(first)\n2,Nordlicht,b,high,open,2026-11-20 09:00,\n"
        + "3,Nordlicht,c,high,closed,2026-11-20 09:00,\(second)\n"
    }
    let mapping = try mapping(Self.head + Self.rows.map { $0 + "\n" }.joined(), "closed")
    _ = try await take(text("", "2026-11-21 10:00"), mapping)
    _ = try await take(text("2026-11-22 12:00", ""), mapping)
    let end = try #require(Instant(iso8601: "2026-11-22T12:00:00Z"))
    let told = try await ticket("T-1")
    #expect(told.resolved == end && told.ticket.untold?.contains(.resolve) != true && told.status == .closed)
    #expect(told.reopens.isEmpty, "nobody took it up again")
    #expect(told.clocks.contains { $0.kind == .resolve })
    let known = try await ticket("T-3")
    #expect(known.resolved == Instant(iso8601: "2026-11-21T10:00:00Z"))
    #expect(known.ticket.untold?.contains(.resolve) != true)
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// What people have written by hand is read so, too, also of the first reply.
  @Test(arguments: [
    ("resolved: {column: Resolved at, as: time, otherwise: not told}", "resolve"),
    ("resolved: {column: Resolved at, as: time, values: {\"\": not told}}", "resolve"),
    ("first_response: {column: Resolved at, as: time, otherwise: not told}", "respond"),
  ])
  func aRuleMaySayThatItIsNotTold(rule: String, clock: String) throws {
    let status = rule.hasPrefix("first") ? "open" : "closed"
    let yaml = """
      name: e
      zone: UTC
      files:
        tickets:
          kind: tickets
          columns: [Ticket ID]
          may_lack: any
          fields:
            id: Ticket ID
            customer: {constant: C1}
            subject: Subject
            created: {column: Created at, as: time}
            severity: {constant: low}
            status: {constant: \(status)}
            \(rule)
      """
    let target = MemoryTarget([
      .customer(
        Customer(id: "C1", name: "N", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1)))
    ])
    let report = try target.take(
      [("e.csv", Self.head + Self.rows[1] + "\n" + Self.rows[0] + "\n")],
      options: ImportOptions(mapping: try Mapping(yaml: yaml, file: "e.yaml")))
    #expect(report.missed == 0, "\(report.text)")
    func untold(_ id: TicketID) -> [String]? {
      guard case .ticket(let ticket)? = target.all[.ticket(id)] else { return nil }
      return ticket.untold?.map(\.rawValue)
    }
    #expect(untold("2") == [clock] && untold("1") == nil)
  }
}
