import CustomerSuccess
import Interchange
import SuccessStore
import Testing

/// Two tools that number their customers alike: no row takes the place of another company, and constants change nobody.
@Suite struct OtherCompaniesTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private func mapping(_ name: String, _ id: String = "Account ID", tier: String = "starter") throws -> Mapping {
    try Mapping(
      yaml: """
        name: \(name)
        files:
          customers:
            kind: customers
            columns: [\(id)]
            fields:
              id: {template: "C-{\(id)}"}
              name: Name
              tier: {constant: \(tier)}
              industry: {constant: other}
              size: {constant: small}
              signed_up: {constant: "2024-01-01"}
              owner: Owner
          tickets:
            kind: tickets
            columns: [Ticket]
            fields:
              id: Ticket
              customer: {template: "C-{Company}"}
              subject: Ticket
              created: {constant: "2026-11-20T10:00:00Z"}
              severity: {constant: low}
        """, file: "\(name).yaml")
  }

  private func files(_ name: String, _ id: String = "Account ID", owner: String = "") -> [(String, String)] {
    [("\(id).csv", "\(id),Name,Owner\n10001,\"\(name)\",\(owner)\n10002,Volt,\n")]
  }

  /// In a rehearsal and in earnest alike.
  private func take(_ files: [(String, String)], _ mapping: Mapping) async throws -> ImportReport {
    var job = try bench.job(files)
    job.options.mapping = mapping
    let dry = try await bench.rehearse(job)
    let report = try await bench.run(job)
    #expect(dry.files.map(\.leftOut) == report.files.map(\.leftOut) && dry.counts == report.counts)
    return report
  }

  private func kunden() async throws {
    _ = try await take(files("Müller & Söhne GmbH", "Kundennummer", owner: "Ada"), mapping("kunden", "Kundennummer"))
  }

  @Test func anotherCompanyIsLeftOutAndWhatIsSaidOfItToo() async throws {
    try await kunden()
    let before = try await bench.customer("C-10001")
    let tickets = ("t.csv", "Ticket,Company\nT1,10001\nT2,10002\n")
    let report = try await take(files("Contoso Ltd", owner: "Zoe") + [tickets], mapping("crm"))
    #expect(
      report.files[0].leftOutRows.rows.map { "\($0.words): \($0.reason)" } == [
        """
        line 2: id: found 'C-10001', which is 'Müller & Söhne GmbH' here, told by kunden, expected the same customer: another tool's \
        number needs an id of its own, as id: {template: "X-{Account ID}"}
        """
      ])
    #expect(try await bench.customer("C-10001") == before)
    #expect(try await bench.fact(.ticket("T1")) == nil)
    #expect(try await bench.fact(.ticket("T2")) != nil)
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// Folded, by a name it had before, and by a source that has told of it: it is the same one.
  @Test(arguments: ["MÜLLER & Sohne", "Müller & Söhne, AG", "Contoso Ltd"])
  func theSameCompanyIsTaken(name: String) async throws {
    try await kunden()
    if name == "Contoso Ltd" {
      var revision = CustomerRevision()
      revision.name = name
      try await bench.do(.changeCustomer(revision), on: .customer("C-10001"))
    }
    for called in [name, "Müller & Söhne"] {
      #expect(try await take(files(called, owner: "Zoe"), mapping("crm")).missed == 0)
    }
    #expect(try await take(files("Renamed AG"), mapping("crm")).missed == 0)
    #expect(try await bench.customer("C-10001")?.name == "Renamed AG")
  }

  /// Made by hand, or by Rapport's own file, it is somebody's all the same.
  @Test func whatNoMappingHasToldOfIsAnotherCompanyToo() async throws {
    let own = "id,name,tier,industry,size,signed_up\nC-10001,Acme,starter,other,small,2024-01-01\n"
    try await bench.take([("c.csv", own)])
    let report = try await take(files("Contoso Ltd"), mapping("crm"))
    #expect(report.files[0].leftOutRows.rows.map(\.reason).first?.contains("which is 'Acme' here, expected") == true)
    #expect(try await bench.customer("C-10001")?.name == "Acme")
  }

  /// What a mapping puts in place of a column that is not there holds only for what is new.
  @Test func constantsHoldForWhatIsNew() async throws {
    let own =
      "id,name,tier,industry,size,signed_up\nC-10001,Contoso,enterprise,healthcare,large,2020-02-02\n"
    try await bench.take([("c.csv", own)])
    let before = try await bench.customer("C-10001")
    for tier in ["starter", "professional"] {
      let report = try await take(files("Contoso"), mapping("crm", tier: tier))
      #expect(report.findings.changes == [] && report.findings.kept == [])
    }
    #expect(try await bench.customer("C-10001") == before)
    #expect(try await bench.customer("C-10002")?.tier == .starter)
    #expect(try await bench.store.check(at: bench.now) == [])
  }
}
