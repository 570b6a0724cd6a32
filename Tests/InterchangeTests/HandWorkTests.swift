import CustomerSuccess
import Interchange
import Statistics
import SuccessStore
import Synchronization
import Testing

/// What somebody has set here stays, whichever source tells of the thing for the first time, and whatever imports wrote since.
@Suite struct HandWorkTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let head = "id,name,tier,industry,size,owner,signed_up,monthly_revenue,currency\n"
  private static let alpha = "A-1,Alpha GmbH,starter,other,small,Ada,2024-01-01"
  private static let beta = "A-2,Beta GmbH,starter,other,small,Ada,2024-01-01"
  private static let first = head + "\(alpha),100.50,EUR\n\(beta),200.50,EUR\n"
  private static let second = head + "\(alpha),150.50,EUR\n\(beta),200.50,EUR\n"

  private static func mapping(_ name: String) throws -> Mapping {
    let yaml = """
      name: \(name)
      files:
        customers:
          kind: customers
          columns: [id, name]
          fields:
            id: id
            name: name
            tier: tier
            industry: industry
            size: size
            owner: owner
            signed_up: {column: signed_up, as: date}
            monthly_revenue: {column: monthly_revenue, as: number}
            currency: currency
      """
    return try Mapping(yaml: yaml, file: "\(name).yaml")
  }

  @discardableResult
  private func take(_ text: String, as source: String?) async throws -> ImportReport {
    var job = try bench.job([("c.csv", text)])
    job.options.mapping = try source.map(Self.mapping)
    return try await bench.run(job)
  }

  private func edit(_ id: CustomerID, _ change: (inout Customer) -> Void) async throws {
    let stored = try #require(try await bench.customer(id))
    var changed = stored
    change(&changed)
    try await bench.store.commit(
      [FactEdit(before: .customer(stored), after: .customer(changed))], title: "t", by: "Zoe", at: bench.now)
  }

  /// The source's own news went to another field; the one that speaks for the first time finds work, not an import.
  @Test(arguments: ["zwei", nil]) func anotherNameForTheSourceTakesNothingBack(other: String?) async throws {
    try await take(Self.first, as: "eins")
    try await edit("A-1") { $0.name = "Alpha SE" }
    try await edit("A-2") { $0.name = "Beta SE" }
    try await take(Self.second, as: "eins")
    #expect(try await bench.customer("A-1")?.monthlyRevenue.minorUnits == 15_050)
    for round in 1...2 {
      let report = try await take(Self.second, as: other)
      #expect(report.findings.changes == [], "round \(round)")
      #expect(
        report.findings.kept == [
          KeptField(.customer("A-1"), "name", here: "Alpha SE", source: "Alpha GmbH"),
          KeptField(.customer("A-2"), "name", here: "Beta SE", source: "Beta GmbH"),
        ])
      #expect(try await bench.customer("A-1")?.name == "Alpha SE")
      #expect(try await bench.customer("A-2")?.name == "Beta SE")
    }
    // From then on it is known what it says, and what it changes is news as everybody's.
    try await take(Self.second.replacing("Beta GmbH", with: "Beta AG"), as: other)
    #expect(try await bench.customer("A-2")?.name == "Beta AG")
    #expect(try await bench.customer("A-1")?.name == "Alpha SE")
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// What imports alone have set is news from anybody, and what was taken back was never done.
  @Test func whatNobodySetIsNews() async throws {
    try await take(Self.first, as: "eins")
    try await edit("A-1") { $0.owner = "Zoe" }
    try await edit("A-2") { $0.name = "Beta SE" }
    try await bench.undoLast()
    let report = try await take(Self.second.replacing("Beta GmbH", with: "Beta AG"), as: "zwei")
    #expect(report.findings.changes.map(\.field) == ["monthly_revenue", "name"])
    #expect(try await bench.customer("A-2")?.name == "Beta AG")
    let alpha = try #require(try await bench.customer("A-1"))
    #expect(alpha.owner == "Zoe" && alpha.monthlyRevenue.minorUnits == 15_050)
  }

  /// An amount is one thing with its currency, and what was emptied here is as much work as what was filled in.
  @Test func whatBelongsTogetherStaysTogether() async throws {
    try await take(Self.first, as: "eins")
    try await edit("A-1") { $0.monthlyRevenue = Money(minorUnits: 9000, currency: "EUR") }
    try await edit("A-2") { $0.owner = "" }
    try await take(Self.second.replacing("EUR", with: "USD"), as: "zwei")
    #expect(try await bench.customer("A-1")?.monthlyRevenue == Money(minorUnits: 9000, currency: "EUR"))
    let beta = try #require(try await bench.customer("A-2"))
    #expect(beta.owner == "" && beta.monthlyRevenue == Money(minorUnits: 20_050, currency: "USD"))
  }

  // MARK: Every field of every kind

  private func tell(_ fact: Fact, by source: String) async throws {
    var fields = ToldFields()
    for (column, text) in fact.texts.enumerated() where !text.isEmpty { fields.insert(column) }
    let rest = Mutex([[ToldFact(fact, fields: fields)]])
    _ = try await bench.store.bulkImport(ImportOrder("t", source: source), by: "Mira", at: bench.now) {
      rest.withLock { $0.popLast() ?? [] }
    }
  }

  @Test(arguments: RecordKind.allCases.filter { ![.tickets, .ticketEvents].contains($0) && !$0.factKind.isToldOnce })
  func everyFieldThatWasSetHereStays(kind: RecordKind) async throws {
    var random = SplitMix64(seed: UInt64(kind.header.count) + 7)
    let base = RoundTripTests.base + [RoundTripTests.opened]
    try await bench.load(base)
    var count = 0
    for round in 0..<16 {
      let number = round % 4
      let fact = random.fact(kind, number: number)
      guard !base.contains(where: { $0.key == fact.key }) else { continue }
      try await tell(fact, by: "one")
      let stored = try #require(try await bench.fact(fact.key))
      guard let byHand = random.changed(stored, kind, number: number) else { continue }
      try await bench.store.commit([FactEdit(before: stored, after: byHand)], title: "t", by: "Zoe", at: bench.now)
      if round % 2 == 0, let news = random.changed(stored, kind, number: number) { try await tell(news, by: "one") }
      let held = try #require(try await bench.fact(fact.key)).texts
      guard let other = random.changed(stored, kind, number: number) else { continue }
      try await tell(other, by: "two-\(round)")
      let after = try #require(try await bench.fact(fact.key)).texts
      for (column, name) in kind.factKind.columnNames.enumerated() {
        guard byHand.texts[column] != stored.texts[column], held[column] == byHand.texts[column] else { continue }
        count += 1
        #expect(after[column] == held[column], "\(kind.rawValue) \(name)")
      }
    }
    #expect(count > 0)
  }
}
