import CustomerSuccess
import Interchange
import Testing

/// A customer who was renamed here is called what it was called in the files that go on coming in.
@Suite struct FormerNameTests {
  private static let customers = """
    id,name,tier,industry,size,signed_up
    C1,Nord Logistik Inc.,starter,other,small,2024-01-01
    C2,Volt Labs,starter,other,small,2024-01-01

    """
  private static let ticket =
    "number,short_description,opened_at,priority,state,company,assigned_to,resolved_at,sys_updated_on\n"

  private func taken(_ company: String, _ bench: ImportBench) async throws -> CustomerID? {
    let row = "INC1,Sync,2026-11-23 09:00:00,2 - High,New,\(company),Ada,,2026-11-23 09:00:00\n"
    _ = try? await bench.take([("t.csv", Self.ticket + row)], map: "servicenow-incidents")
    guard case .ticket(let ticket)? = try await bench.fact(.ticket("INC1")) else { return nil }
    return ticket.customer
  }

  private func rename(_ id: CustomerID, _ name: String, _ bench: ImportBench) async throws {
    var revision = CustomerRevision()
    revision.name = name
    try await bench.do(.changeCustomer(revision), on: .customer(id))
  }

  @Test(
    arguments: [
      ("Nord Logistik Inc.", "C1"), ("nord logistik", "C1"), ("Nord Neu", "C1"), ("Middle", "C1"), ("Volt Labs", "C2"),
      ("Nobody", nil),
    ] as [(String, String?)])
  func whoWasRenamedIsFoundByEachOfItsNames(name: String, id: String?) async throws {
    let bench = try ImportBench()
    try await bench.take([("c.csv", Self.customers)])
    try await rename("C1", "Middle", bench)
    try await rename("C1", "Nord Neu", bench)
    #expect(try await taken(name, bench) == id.map { CustomerID($0) })
  }

  /// A name that somebody has now is theirs, whoever had it before.
  @Test func aNameGoesToWhoHasItNow() async throws {
    let bench = try ImportBench()
    try await bench.take([("c.csv", Self.customers)])
    try await rename("C1", "Nord Neu", bench)
    try await rename("C2", "Nord Logistik Inc.", bench)
    #expect(try await taken("Nord Logistik Inc.", bench) == "C2")
  }
}
