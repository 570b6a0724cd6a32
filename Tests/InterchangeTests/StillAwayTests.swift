import CustomerSuccess
import Interchange
import SuccessStore
import Testing

/// Customers who have left here, and sources that go on telling of them.
@Suite struct StillAwayTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let head = "id,name,tier,industry,size,signed_up,lifecycle,churned\n"
  private func file(_ lifecycle: String, _ churned: String = "") -> [(String, String)] {
    [("c.csv", Self.head + "A-1,Alpha,starter,other,small,2024-01-01,\(lifecycle),\(churned)\n")]
  }

  private func departures() async throws -> [Departure] {
    let table = try await bench.store.answer(CustomerDetailQuery("A-1"), at: bench.now)
    return try #require(table).departures
  }

  private static let today = LocalDate(iso8601: "2026-11-27")!

  private func churn() async throws {
    try await bench.do(.churn(on: Self.today, reason: "price", note: ""), on: .customer("A-1"))
  }

  /// That it was never noted as left where the rows come from says nothing about coming back.
  @Test(arguments: [("onboarding", "active"), ("active", "onboarding"), ("active", "active")])
  func whoLeftHereStaysAway(before: String, after: String) async throws {
    try await bench.take(file(before))
    try await churn()
    for _ in 1...2 {
      let dry = try await bench.rehearse(file(after))
      let report = try await bench.take(file(after))
      #expect(report.findings.changes == [] && dry.findings.changes == [])
      #expect(report.findings.kept.contains { $0.field == "lifecycle" && $0.here == "churned" && $0.source == after })
      #expect(try await bench.customer("A-1")?.churned == Self.today)
    }
    #expect(try await departures().map(\.returned) == [nil])
    try await bench.do(.comeBack(on: Self.today, renews: nil), on: .customer("A-1"))
    #expect(try await departures().map(\.returned) == [Self.today])
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// HubSpot's stage says that it is a customer, and no more: of one that has left here that is another word, and is told.
  @Test func aStageThatSaysNoMoreIsAnotherWord() async throws {
    let file = [
      (
        "h.csv",
        "Record ID,Company name,Create Date,Industry,Lifecycle Stage\n1,Alpha,2024-03-14 10:22,BANKING,customer\n2,Beta,2024-03-14 10:22,BANKING,\n"
      )
    ]
    try await bench.take(file, map: "hubspot-companies")
    #expect(try await bench.rehearse(file, map: "hubspot-companies").findings.kept == [])
    for id in ["HS-1", "HS-2"] {
      try await bench.do(.churn(on: Self.today, reason: "price", note: ""), on: .customer(CustomerID(id)))
    }
    for _ in 1...2 {
      let dry = try await bench.rehearse(file, map: "hubspot-companies")
      let report = try await bench.take(file, map: "hubspot-companies")
      #expect(report.findings == dry.findings && report.findings.changes == [])
      #expect(
        report.findings.kept == [KeptField(.customer("HS-1"), "lifecycle", here: "churned", source: "active")])
    }
    #expect(try await bench.customer("HS-1")?.lifecycle == .churned)
  }

  /// It said itself that the customer had left: that it is there again is news, and the record says so too.
  @Test func whoIsBackByTheSourceIsAwayNoMore() async throws {
    try await bench.take(file("active"))
    try await churn()
    try await bench.take(file("churned", "2026-11-27"))
    let report = try await bench.take(file("active"))
    #expect(report.findings.changes.map(\.field) == ["lifecycle", "churned"])
    #expect(try await bench.customer("A-1")?.lifecycle == .active)
    #expect(try await departures().map(\.returned) == [Self.today])
    #expect(try await bench.store.check(at: bench.now) == [])
    try await bench.undoLast()
    #expect(try await bench.customer("A-1")?.churned == Self.today)
    #expect(try await departures().map(\.returned) == [nil])
  }

  /// Another source has noted the leaving; who never did cannot say that it is over.
  @Test func whatAnotherSourceSaidOfTheLeavingHolds() async throws {
    try await bench.take(file("churned", "2026-10-01"))
    let yaml = """
      name: crm
      files:
        customers:
          kind: customers
          columns: [Id, Status]
          fields:
            id: Id
            name: Name
            tier: {constant: starter}
            industry: {constant: other}
            size: {constant: small}
            signed_up: {column: Since, as: date}
            lifecycle: Status
      """
    var job = try bench.job([("s.csv", "Id,Name,Since,Status\nA-1,Alpha,2024-01-01,active\n")])
    job.options.mapping = try Mapping(yaml: yaml, file: "crm.yaml")
    let report = try await bench.run(job)
    #expect(report.findings.changes == [])
    #expect(try await bench.customer("A-1")?.lifecycle == .churned)
  }

  /// Databases of before have customers who are there and away by their record: it is found, and can be mended.
  @Test func aRecordThatContradictsTheCustomerIsFoundAndMended() async throws {
    let customer = Customer(
      id: "A-1", name: "Alpha", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000))
    let away = Departure(id: "D-1", customer: "A-1", left: Self.today + -30)
    try await bench.load([.customer(customer), .departure(away)])
    let found = try await bench.store.check(at: bench.now)
    #expect(found.count == 1 && "\(found)".contains("rapport customer return A-1"), "\(found)")
    await #expect(throws: StoreError.self) { try await churn() }
    await #expect(throws: StoreError.self) {
      try await bench.do(.comeBack(on: Self.today + -31, renews: nil), on: .customer("A-1"))
    }
    try await bench.do(.comeBack(on: Self.today + -3, renews: nil), on: .customer("A-1"))
    #expect(try await departures().map(\.returned) == [Self.today + -3])
    #expect(try await bench.store.check(at: bench.now) == [])
    try await churn()
    #expect(try await departures().count == 2)
  }
}
