import CustomerSuccess
import Interchange
import SuccessStore
import Testing

/// Files that are imported again, after work was done here: nothing is taken back.
@Suite struct ImportAgainTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  @Test func fewerColumnsSayLess() async throws {
    try await bench.take("imports/01-plain")
    let dry = try await bench.rehearse("imports/p1-partial")
    let changes = [
      FieldChange(.customer("C-1"), "name", before: "Müller & Söhne GmbH", after: "Müller & Söhne AG"),
      FieldChange(.customer("C-1"), "tier", before: "professional", after: "enterprise"),
    ]
    #expect(dry.findings.changes == changes && dry.findings.kept == [])
    let before = try #require(try await bench.customer("C-1"))
    let report = try await bench.take("imports/p1-partial")
    #expect(report.findings.changes == changes && report.counts == [.customers: .init(changed: 1)])
    var expected = before
    (expected.name, expected.tier) = ("Müller & Söhne AG", .enterprise)
    #expect(try await bench.customer("C-1") == expected)
  }

  @Test func blankCellsSayNothing() async throws {
    try await bench.take("imports/01-plain")
    let before = try await bench.customer("C-2")
    let report = try await bench.take("imports/p2-blank")
    #expect(report.counts == [.customers: .init(unchanged: 1)])
    #expect(try await bench.customer("C-2") == before)
    #expect(try await bench.store.answer(LogQuery(limit: 9)).count == 1)
  }

  @Test func anAmountWithoutItsCurrencyIsInTheOneThatHolds() async throws {
    try await bench.take("imports/01-plain")
    let text =
      "id,name,tier,industry,size,signed_up,monthly_revenue\nC-2,Kestrel Park,starter,other,small,2024-01-10,61.5\n"
    try await bench.take([("m.csv", text)])
    #expect(try await bench.customer("C-2")?.monthlyRevenue == Money(minorUnits: 6150, currency: "EUR"))
  }

  /// The first seen in another tool, then completed and ended here by files and by hand, then the same export again.
  @Test func anExportRepeatedAfterWorkHereTakesNothingBack() async throws {
    let first = try await bench.take("imports/h1-hubspot", map: "hubspot-companies")
    #expect((first.counts[.customers]?.added ?? 0) >= 3)
    try await bench.take("imports/p3-contract")
    try await bench.take("imports/p4-churn")
    try await bench.do(.assignCustomer("Zoe Walsh"), on: .customer("HS-11867251"))
    let before = try await bench.tables().map(\.1)
    let dry = try await bench.rehearse("imports/h1-hubspot", map: "hubspot-companies")
    #expect(dry.findings.changes == [])
    let again = try await bench.take("imports/h1-hubspot", map: "hubspot-companies")
    #expect(try await bench.tables().map(\.1) == before)
    #expect(again.findings.changes == [] && again.findings.kept == dry.findings.kept)
    #expect(
      again.findings.kept.contains(
        KeptField(.customer("HS-11867251"), "owner", here: "Zoe Walsh", source: "Dana Lee")))
    let beta = try #require(try await bench.customer("HS-11867252"))
    #expect(beta.monthlyRevenue == Money(minorUnits: 1_200_000, currency: "USD"))
    #expect(beta.renews?.description == "2027-03-14" && beta.seats == 250 && beta.owner == "Zoe Walsh")
    #expect(try await bench.customer("HS-11867253")?.lifecycle == .churned)
  }

  /// What the source itself changes goes on to be taken over, and only that.
  @Test func whatTheSourceChangesSinceIsTakenOver() async throws {
    let export = try ImportBench.fixture("imports/h1-hubspot")
    try await bench.take([("h.csv", export)], map: "hubspot-companies")
    try await bench.do(.assignCustomer("Zoe Walsh"), on: .customer("HS-11867252"))
    let renamed = export.replacing("Beta Inc", with: "Beta Corp")
    try await bench.take([("h.csv", renamed)], map: "hubspot-companies")
    let beta = try #require(try await bench.customer("HS-11867252"))
    #expect(beta.name == "Beta Corp" && beta.owner == "Zoe Walsh")
    // The import wrote the row, and still knows that the owner there is not the one that its source tells.
    try await bench.take([("h.csv", renamed)], map: "hubspot-companies")
    #expect(try await bench.customer("HS-11867252")?.owner == "Zoe Walsh")
    try await bench.take(
      [("h.csv", renamed.replacing("Beta Corp,Dana Lee", with: "Beta Corp,Lee"))], map: "hubspot-companies")
    #expect(try await bench.customer("HS-11867252")?.owner == "Lee")
  }

  /// The source comes to say what was done here already; what is done here after that stays as well.
  @Test func agreeingIsRememberedToo() async throws {
    let export = try ImportBench.fixture("imports/01-plain")
    func says(_ owner: String) -> String { export.replacing("Sofia Kim", with: owner) }
    try await bench.take([("c.csv", export)])
    try await bench.do(.assignCustomer("Lee"), on: .customer("C-2"))
    try await bench.take([("c.csv", says("Lee"))])
    try await bench.do(.assignCustomer("Ada"), on: .customer("C-2"))
    try await bench.take([("c.csv", says("Lee"))])
    #expect(try await bench.customer("C-2")?.owner == "Ada")
    try await bench.take([("c.csv", export)])
    #expect(try await bench.customer("C-2")?.owner == "Sofia Kim")
  }

  /// What was taken back is not what the source said last: imported again, it is all there.
  @Test func anImportTakenBackCanBeImportedAgain() async throws {
    try await bench.take("imports/01-plain")
    let before = try await bench.tables().map(\.1)
    try await bench.take("imports/p1-partial")
    // When a customer moved to another tier is when it was told.
    let after = try await bench.tables().filter { $0.0 != "events" }.map(\.1)
    let entry = try #require(try await bench.store.answer(LogQuery(limit: 1)).first)
    try await bench.store.undo(entry.id, by: "Mira", at: bench.now)
    #expect(try await bench.tables().map(\.1) == before)
    try await bench.take("imports/p1-partial")
    #expect(try await bench.tables().filter { $0.0 != "events" }.map(\.1) == after)
    for entry in try await bench.store.answer(UndoableQuery(by: "Mira", count: 9)) {
      try await bench.store.undo(entry.id, by: "Mira", at: bench.now)
    }
    #expect(try await bench.customer("C-1") == nil)
    #expect(try await bench.take("imports/01-plain").counts[.customers] == .init(added: 2))
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  @Test func aCompletedActionItemStaysCompleted() async throws {
    try await bench.take("imports/01-plain", "imports/act")
    try await bench.do(.finish(.succeeded, note: "signed"), on: .action("A1"))
    let before = try await bench.fact(.action("A1"))
    let report = try await bench.take("imports/act")
    #expect(try await bench.fact(.action("A1")) == before)
    #expect(
      report.findings.kept == [KeptField(.action("A1"), "status", here: "succeeded", source: "pending")])
  }

  @Test func aCompletedModuleStaysCompleted() async throws {
    try await bench.take("imports/01-plain", "imports/l1", "imports/l2", "imports/pr")
    let module: ModuleID = "platform-architecture-and-integration"
    try await bench.do(.complete("technicalTraining", module, minutes: nil, score: 91), on: .learner("L1"))
    let before = try await bench.fact(.progress("L1", "technicalTraining", module))
    try await bench.take("imports/pr")
    #expect(try await bench.fact(.progress("L1", "technicalTraining", module)) == before)
    guard case .progress(let progress)? = before else { throw Refusal("no progress") }
    #expect(progress.state == .completed && progress.bestScore == 91)
  }

  @Test func aContactKeepsWhatTheSecondFileLacks() async throws {
    try await bench.take("imports/01-plain", "imports/ct1")
    try await bench.take("imports/ct2")
    let expected = Contact(
      id: "P1", customer: "C-1", name: "Anna Smith", email: "anna@x.example", role: "Boss", isPrimary: true)
    #expect(try await bench.fact(.contact("P1")) == .contact(expected))
  }

  /// An id that was given out here is not the one of a file's.
  @Test func whatWasMadeHereIsNotOverwritten() async throws {
    try await bench.take("imports/01-plain")
    try await bench.do(.addAction(ActionDraft(title: "Ours")), on: .customer("C-1"))
    let before = try await bench.fact(.action("ACT-1"))
    let text = try ImportBench.fixture("imports/act").replacing("A1,", with: "ACT-1,")
    let report = try await bench.take([("a.csv", text)])
    #expect(try await bench.fact(.action("ACT-1")) == before)
    #expect(report.findings.kept.contains(KeptField(.action("ACT-1"), "title", here: "Ours", source: "Call")))
  }

  @Test func whatWasTakenAwayHereStaysAway() async throws {
    try await bench.take("imports/01-plain", "imports/ct1")
    let contact = try #require(try await bench.fact(.contact("P1")))
    try await bench.store.commit(
      [FactEdit(before: contact, after: nil)], title: "left the company", by: "Zoe", at: bench.now)
    let report = try await bench.take("imports/ct1")
    #expect(try await bench.fact(.contact("P1")) == nil)
    #expect(report.findings.kept.map(\.key) == [.contact("P1")])
  }

  /// A part of what the source says does not go with what holds here: nothing of it is taken.
  @Test func whatWouldContradictItselfIsLeft() async throws {
    try await bench.take("imports/01-plain")
    let text = "id,name,tier,industry,size,signed_up,renews\nC-2,Kestrel Park,starter,other,small,2030-01-10,\n"
    let before = try await bench.customer("C-2")
    let report = try await bench.take([("c.csv", text)])
    #expect(try await bench.customer("C-2") == before)
    #expect(report.findings.kept.map(\.field) == ["signed_up"])
  }
}
