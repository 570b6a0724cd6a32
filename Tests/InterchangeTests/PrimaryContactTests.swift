import CustomerSuccess
import SuccessStore
import Testing

@testable import Interchange

/// What an import says of people and companies that it takes for each other, or sets beside each other.
@Suite struct PrimaryContactTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let customers = """
    id,name,tier,industry,size,owner,signed_up
    C1,Delta GmbH,professional,technology,medium,Ada,2024-01-01
    C2,Volt,enterprise,financial,large,Bo,2024-01-01

    """

  private func contacts(_ rows: String...) -> [(String, String)] {
    [("contacts.csv", "id,customer,name,email,role,primary\n" + rows.map { $0 + "\n" }.joined())]
  }

  /// In a rehearsal and in earnest alike.
  private func notices(_ files: [(String, String)]) async throws -> [String] {
    let said = try await bench.rehearse(files).files[0].notices.lines
    let done = try await bench.take(files).files[0].notices.lines
    #expect(said == done)
    return done
  }

  private func told(_ count: Int, _ words: String) -> [String] {
    ["\(count) × \(PrimaryContacts.several) (first: contacts.csv:\(words))"]
  }

  @Test func twoInOneImportAreTold() async throws {
    try await bench.take([("customers.csv", Self.customers)])
    let both = contacts("P1,C1,Ann,,,true", "P2,C1,Bea,,,true", "P3,C2,Cem,,,true")
    #expect(try await notices(both) == told(1, "3: C1 has P1 'Ann', P2 'Bea'"))
    #expect(try await notices(both) == told(1, "2: C1 has P1 'Ann', P2 'Bea'"), "still so")
  }

  @Test func oneBesideTheOneWhoIsHereIsTold() async throws {
    try await bench.take([("customers.csv", Self.customers)])
    try await bench.take(contacts("P1,C1,Ann,,,true"))
    #expect(try await notices(contacts("P2,C1,Bea,,,true")) == told(1, "2: C1 has P1 'Ann', P2 'Bea'"))
  }

  /// In whatever order the file says it: the one who was is so no more.
  @Test(arguments: [["P1,C1,Ann,,,false", "P2,C1,Bea,,,true"], ["P2,C1,Bea,,,true", "P1,C1,Ann,,,false"]])
  func whoIsTakenOverFromIsNone(rows: [String]) async throws {
    try await bench.take([("customers.csv", Self.customers)])
    try await bench.take(contacts("P1,C1,Ann,,,true"))
    #expect(try await notices(contacts(rows[0], rows[1])) == [])
    let primary = try await bench.store.answer(ContactsQuery(of: ["C1"])).filter(\.isPrimary).map(\.id)
    #expect(primary == ["P2"])
  }

  /// What was decided here stays: the source's second one is none here.
  @Test func whoWasDecidedHereIsTheOnlyOne() async throws {
    try await bench.take([("customers.csv", Self.customers)])
    let both = contacts("P1,C1,Ann,,,true", "P2,C1,Bea,,,true")
    try await bench.take(both)
    try await bench.do(.makePrimary, on: .contact("P2"))
    func primary() async throws -> [ContactID] {
      try await bench.store.answer(ContactsQuery(of: ["C1"])).filter(\.isPrimary).map(\.id)
    }
    #expect(try await primary() == ["P2"])
    #expect(try await notices(both) == [])
    #expect(try await primary() == ["P2"])
    await #expect(throws: StoreError.self) { try await bench.do(.makePrimary, on: .contact("P2")) }
  }

  // MARK: Companies

  @Test(
    arguments: [
      ("Delta Oy", CustomerBook.otherEnding), ("Delta", CustomerBook.withoutEnding), ("DELTA gmbh", nil),
      ("Delta, GmbH", nil), ("C1", nil), ("Volt Ltd.", CustomerBook.withoutEnding),
    ] as [(String, String?)])
  func namesThatDifferByTheirLegalEndingAreTold(name: String, reason: String?) async throws {
    try await bench.take([("customers.csv", Self.customers)])
    let text =
      "number,short_description,opened_at,priority,state,company,assigned_to,resolved_at,sys_updated_on\n"
      + "INC1,x,2026-11-20 10:00:00,2 - High,New,\"\(name)\",,,2026-11-20 10:00:00\n"
    let report = try await bench.take([("s.csv", text)], map: "servicenow-incidents")
    #expect(report.missed == 0, "\(report.text)")
    let told = report.files[0].notices.lines.filter { $0.contains("legal ending") }
    let id = name.hasPrefix("Volt") ? "C2 'Volt'" : "C1 'Delta GmbH'"
    #expect(told == (reason.map { ["1 × \($0) (first: s.csv:2: '\(name)' is \(id))"] } ?? []))
  }

  // MARK: Days ahead

  @Test(arguments: [("2026-12-31", false), ("2027-06-01", true), ("2062-01-01", true)])
  func aSignUpFarAheadIsTold(day: String, isTold: Bool) async throws {
    let text = "id,name,tier,industry,size,signed_up\nN1,One,starter,other,small,\(day)\n"
    let report = try await bench.take([("c.csv", text)])
    let words = "1 × signed_up lies more than 90 days ahead (first: c.csv:2: \(day))"
    #expect(report.files[0].notices.lines == (isTold ? [words] : []))
    #expect(try await bench.customer("N1") != nil, "it is taken all the same")
  }

  @Test(arguments: [("2026-11-26T00:00:00Z", false), ("2026-11-28T00:00:00Z", true), ("2027-11-20T10:00:00Z", true)])
  func aTicketOfTomorrowIsTold(moment: String, isTold: Bool) async throws {
    try await bench.take([("customers.csv", Self.customers)])
    let text = "id,customer,subject,created,severity\nT1,C1,x,\(moment),low\n"
    let report = try await bench.take([("t.csv", text)])
    #expect(report.files[0].notices.lines.contains { $0.contains("created lies ahead") } == isTold)
  }

  /// Many at once, more than there are threads for answers: none waits for one that it holds itself.
  @Test func importsBesideEachOtherAllCome() async throws {
    try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<12 {
        group.addTask {
          let tests = try PrimaryContactTests()
          try await tests.bench.take([("customers.csv", Self.customers)])
          return try await tests.notices(tests.contacts("P1,C1,Ann,,,true", "P2,C1,Bea,,,true"))
        }
      }
      for try await found in group { #expect(found == told(1, "3: C1 has P1 'Ann', P2 'Bea'")) }
    }
  }
}
