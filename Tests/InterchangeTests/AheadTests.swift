import CustomerSuccess
import SuccessStore
import Testing

@testable import Interchange

/// What a ticket's row says happened on a day that has not come is not told, and that is said; the import is on 2026-11-27.
@Suite struct AheadTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let customers =
    "id,name,tier,industry,size,signed_up\nC1,One,starter,other,small,2024-01-01\n"
  private static let head = "id,customer,subject,created,severity,status,first_response,resolved,outside_updated\n"

  private func take(_ row: String) async throws -> [String] {
    try await bench.take([("c.csv", Self.customers)])
    return try await bench.take([("t.csv", Self.head + row + "\n")]).files[0].notices.lines
  }

  private func reading() async throws -> TicketReading {
    try #require(try await bench.store.answer(TicketDetailQuery("T1"), at: bench.now)).row.reading
  }

  private func words(_ field: String, _ moment: String) -> String {
    "1 × \(field) lies ahead of the day of the import; taken for not told (first: t.csv:2: \(moment))"
  }

  @Test(arguments: ["resolved", "closed"])
  func anEndAheadHasComeAndIsNotTold(status: String) async throws {
    let told = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,\(status),2026-11-24T10:00:00Z,2026-12-30T09:00:00Z,")
    #expect(told == [words("resolved", "2026-12-30T09:00:00Z")])
    let found = try await reading()
    #expect(found.status.rawValue == status && found.ticket.untold == [.resolve] && found.openClocks.isEmpty)
    // Told rightly, it is when it ended; its clock is told again by who says so.
    #expect(
      try await take("T1,C1,x,2026-11-24T09:00:00Z,high,\(status),2026-11-24T10:00:00Z,2026-11-25T09:00:00Z,") == [])
    let mended = try await reading()
    #expect(mended.ticket.untold == [.resolve] && mended.status.rawValue == status)
  }

  @Test func aFirstReplyAheadIsNotTold() async throws {
    let told = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,open,2026-12-30T09:00:00Z,,")
    #expect(told == [words("first_response", "2026-12-30T09:00:00Z")])
    let found = try await reading()
    #expect(found.status == .open && found.ticket.untold == [.respond])
    #expect(!found.clocks.contains { $0.kind == .respond })
  }

  /// By it exports are told which is the newer: of one ahead all others would be older.
  @Test func aTimeOfChangeAheadIsNotTold() async throws {
    let told = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,pending,2026-11-24T10:00:00Z,,2027-11-25T09:00:00Z")
    #expect(told == [words("outside_updated", "2027-11-25T09:00:00Z")])
    #expect(try await reading().status == .pending)
    _ = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,open,2026-11-24T10:00:00Z,,2026-11-26T09:00:00Z")
    #expect(try await reading().status == .open)
  }

  @Test func aStoredTicketEndsToo() async throws {
    _ = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,open,2026-11-24T10:00:00Z,,")
    let told = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,resolved,2026-11-24T10:00:00Z,2026-12-30T09:00:00Z,")
    #expect(told == [words("resolved", "2026-12-30T09:00:00Z")])
    let found = try await reading()
    #expect(found.status == .resolved && found.ticket.untold == [.resolve] && found.openClocks.isEmpty)
    // The same again says nothing new.
    let again = "T1,C1,x,2026-11-24T09:00:00Z,high,resolved,2026-11-24T10:00:00Z,2026-12-30T09:00:00Z,"
    let report = try await bench.take([("t.csv", Self.head + again + "\n")])
    #expect(report.counts.values.allSatisfy { $0.added == 0 && $0.changed == 0 }, "\(report.text)")
  }

  /// A reply ahead leaves the clock of a stored ticket untold, one that is known stays.
  @Test(arguments: [("", [ClockKind.respond]), ("2026-11-24T10:00:00Z", nil)] as [(String, [ClockKind]?)])
  func aStoredTicketsReplyAheadIsNotTold(known: String, untold: [ClockKind]?) async throws {
    _ = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,open,\(known),,")
    let told = try await take("T1,C1,x,2026-11-24T09:00:00Z,low,open,2026-12-30T09:00:00Z,,")
    #expect(told == [words("first_response", "2026-12-30T09:00:00Z")])
    let found = try await reading()
    #expect(found.ticket.untold == untold && found.severity == .low)
  }

  /// What was untold before stays so beside it.
  @Test func clocksThatWereUntoldStaySo() async throws {
    try await bench.take([("c.csv", Self.customers)])
    let head = "id,customer,subject,created,severity,status,untold\n"
    try await bench.take([("t.csv", "\(head)T1,C1,x,2026-11-24T09:00:00Z,high,open,update\n")])
    _ = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,resolved,2026-11-24T10:00:00Z,2026-12-30T09:00:00Z,")
    #expect(Set(try await reading().ticket.untold ?? []) == [.update, .resolve])
  }

  private static func soon(_ field: String, _ outcome: String) -> String {
    "\(field) lies ahead of now; \(outcome): are its times of another zone? --zone says which"
  }

  /// Local times read as another zone's are told, and the file that has them right is none that is older.
  @Test(arguments: ["resolved", "closed"]) func hoursAheadAreToldAndMended(status: String) async throws {
    _ = try await take("T1,C1,x,2026-11-27T07:00:00Z,high,onHold,2026-11-27T08:00:00Z,,2026-11-27T08:30:00Z")
    let wrong =
      "T1,C1,x,2026-11-27T07:00:00Z,high,\(status),2026-11-27T08:00:00Z,2026-11-27T15:30:00Z,2026-11-27T15:40:00Z"
    #expect(
      try await take(wrong).sorted() == [
        "1 × \(Self.soon("outside_updated", "taken for not told")) (first: t.csv:2: 2026-11-27T15:40:00Z)",
        "1 × \(Self.soon("resolved", "until then it has not happened")) (first: t.csv:2: 2026-11-27T15:30:00Z)",
      ])
    let right =
      "T1,C1,x,2026-11-27T07:00:00Z,high,\(status),2026-11-27T08:00:00Z,2026-11-27T09:30:00Z,2026-11-27T09:40:00Z"
    for _ in 1...2 { #expect(try await take(right) == []) }
    let found = try await reading()
    #expect(found.status.rawValue == status && found.resolved == Instant(iso8601: "2026-11-27T09:30:00Z"))
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// Within a day it may be the clock or the zone; of a ticket that begins ahead all of it does.
  @Test(arguments: [
    ("T1,C1,x,2026-11-24T09:00:00Z,high,resolved,,2026-11-27T11:10:00Z,2026-11-27T11:10:00Z", nil),
    (
      "T1,C1,x,2026-11-24T09:00:00Z,high,resolved,,2026-11-27T21:00:00Z,",
      "1 × \(Self.soon("resolved", "until then it has not happened")) (first: t.csv:2: 2026-11-27T21:00:00Z)"
    ),
    (
      "T1,C1,x,2026-11-27T13:00:00Z,high,new,,,",
      "1 × \(Self.soon("created", "until then no list has it")) (first: t.csv:2: 2026-11-27T13:00:00Z)"
    ),
    (
      "T1,C1,x,2027-11-24T09:00:00Z,high,resolved,2027-11-25T09:00:00Z,2027-11-26T09:00:00Z,",
      "1 × created lies ahead of the day of the import; until then no list has it (first: t.csv:2: 2027-11-24T09:00:00Z)"
    ),
  ])
  func whatMayStillBeIsTaken(row: String, told: String?) async throws {
    #expect(try await take(row) == [told].compactMap(\.self))
  }

  @Test func anEventAheadIsTold() async throws {
    _ = try await take("T1,C1,x,2026-11-24T09:00:00Z,high,open,2026-11-24T10:00:00Z,,")
    let events = "ticket,order,at,author,event,text\nT1,90,2027-01-01T00:00:00Z,agent:Mira,note,x\n"
    let report = try await bench.take([("e.csv", events)])
    #expect(
      report.files[0].notices.lines == [
        "1 × at lies ahead of the day of the import; until then it has not happened (first: e.csv:2: 2027-01-01T00:00:00Z)"
      ])
  }
}
