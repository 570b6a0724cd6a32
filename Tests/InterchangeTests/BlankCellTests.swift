import CustomerSuccess
import Interchange
import Statistics
import Testing

/// A column that a file lacks and a blank cell say nothing: what is there stays, also where nothing may be missing.
@Suite struct BlankCellTests {
  private static let head = "id,name,tier,industry,size,signed_up"
  private static let row = "C1,One,starter,other,small,2024-01-01"
  private static let own = RecordKind.allCases.filter { $0 != .tickets && $0.header.contains("id") }

  private func bench(_ rows: String = head + "\n" + row + "\n") async throws -> ImportBench {
    let bench = try ImportBench()
    try await bench.take([("c.csv", rows)])
    return bench
  }

  @Test(arguments: ["name", "tier", "industry", "size", "signed_up"])
  func aBlankCellLeavesWhatIsThere(column: String) async throws {
    let bench = try await bench()
    let before = try await bench.customer("C1")
    let place = try #require(Self.head.split(separator: ",").firstIndex { $0 == column })
    var cells = Self.row.split(separator: ",").map(String.init)
    cells[place] = ""
    try await bench.take([("c.csv", "\(Self.head),owner\n\(cells.joined(separator: ",")),Zed\n")])
    var after = try #require(try await bench.customer("C1"))
    #expect(after.owner == "Zed")
    after.owner = ""
    #expect(after == before)
    // Of somebody new it says too little.
    cells[0] = "C2"
    let error = await #expect(throws: InterchangeError.self) {
      try await bench.take([("c.csv", "\(Self.head)\n\(cells.joined(separator: ","))\n")])
    }
    #expect(error?.description.contains("c.csv:2: \(column): ") == true, "\(String(describing: error))")
    #expect(try await bench.customer("C2") == nil)
  }

  /// What is wrong is said, and not what is blank beside it.
  @Test func aWrongCellIsTheOnlyComplaint() async throws {
    let bench = try await bench()
    var job = try bench.job([("o.csv", "id,monthly_revenue\nC1,\"1.234,50 €\"\n")])
    job.options.kind = .customers
    let error = await #expect(throws: InterchangeError.self) {
      try await bench.run(job)
    }
    let words = error?.description ?? ""
    #expect(words.contains("monthly_revenue: ") && !words.contains("tier") && !words.contains("name:"), "\(words)")
  }

  /// Any kind of fact, with all that may be blank blank: importing it changes nothing.
  @Test(arguments: own) func rowsOfBlanksChangeNothing(kind: RecordKind) async throws {
    var random = SplitMix64(seed: UInt64(kind.header.count))
    let facts = (1...5).map { random.fact(kind, number: $0) }
    let bench = try ImportBench()
    try await bench.load(RoundTripTests.base.filter { fact in !facts.contains { $0.key == fact.key } } + facts)
    let before = try await bench.tables()
    let writer = CSVWriter()
    let rows = facts.map { fact in
      zip(kind.columns, exportRow(fact)).map { column, text in column.name == "id" ? text : "" }
    }
    let text = ([kind.header] + rows).map(writer.line).joined()
    let report = try await bench.takeAny([("\(kind.rawValue).csv", text)])
    #expect(report.counts[kind] == .init(unchanged: Set(facts.map(\.key)).count), "\(report.text)")
    #expect(try await bench.tables().map(\.1) == before.map(\.1))
  }

  /// Two columns are a file of changes where it is said of what.
  @Test func aFileOfTwoColumnsChangesOneFieldOfWhatIsThere() async throws {
    let bench = try await bench()
    let two = "id,owner\nC1,Zed\n"
    let refused = await #expect(throws: InterchangeError.self) { try await bench.take([("o.csv", two)]) }
    #expect(refused?.description.contains("--kind customers") == true)
    var job = try bench.job([("o.csv", two)])
    job.options.kind = .customers
    _ = try await bench.run(job)
    let customer = try #require(try await bench.customer("C1"))
    #expect(customer.owner == "Zed" && customer.name == "One" && customer.tier == .starter)
    job = try bench.job([("o.csv", "id,owner\nC9,Zed\n")])
    job.options.kind = .customers
    await #expect(throws: InterchangeError.self) { try await bench.run(job) }
    #expect(try await bench.customer("C9") == nil)
  }

  /// What a row says is held against what stays: dates that contradict each other are refused.
  @Test func whatStaysCountsForWhatIsChecked() async throws {
    let bench = try await bench()
    let error = await #expect(throws: InterchangeError.self) {
      try await bench.take([("c.csv", "\(Self.head),renews\nC1,,,,,,2023-05-01\n")])
    }
    #expect(
      error?.description.contains("2024-01-01, when the customer signed up") == true, "\(String(describing: error))")
  }
}
