import CustomerSuccess
import Interchange
import Statistics
import SuccessStore
import Testing

/// Rows about the same thing in one import are one row before anything is compared: the later one holds, and a blank says nothing.
@Suite struct FoldedRowsTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let head = "id,name,tier,industry,size,owner,signed_up\n"
  private static let twice = [
    "C1,Nordlicht,starter,other,small,Ada,2024-01-01\n", "C1,Nordlicht GmbH,professional,other,small,Bo,2024-01-01\n",
  ]

  private func file(_ rows: [String]) -> [(String, String)] { [("c.csv", Self.head + rows.joined())] }
  private func logged() async throws -> Int { try await bench.store.answer(LogQuery(limit: 99)).count }

  @Test func theSameFileAgainSaysNothingNew() async throws {
    try await bench.take(file(Self.twice))
    let before = try await bench.tables().map(\.1)
    for _ in 1...2 {
      let dry = try await bench.rehearse(file(Self.twice))
      let report = try await bench.take(file(Self.twice))
      #expect(report.counts == [.customers: .init(unchanged: 1)] && dry.counts == report.counts)
      #expect(report.findings == dry.findings && report.findings.changes == [] && report.findings.kept == [])
    }
    #expect(try await bench.tables().map(\.1) == before)
    #expect(try await logged() == 1)
  }

  /// The row that is overtaken is no news of the source's.
  @Test func whatWasDoneHereStays() async throws {
    try await bench.take(file(Self.twice))
    try await bench.do(.assignCustomer("Zoe"), on: .customer("C1"))
    let report = try await bench.take(file(Self.twice))
    #expect(try await bench.customer("C1")?.owner == "Zoe")
    #expect(report.findings.changes == [])
    #expect(report.findings.kept == [KeptField(.customer("C1"), "owner", here: "Zoe", source: "Bo")])
    #expect(try await logged() == 2)
  }

  /// What the first row says and the second leaves blank is said.
  @Test func aBlankLeavesItToTheRowBefore() async throws {
    try await bench.take(file([Self.twice[0]]))
    let rows = ["C1,Nordlicht GmbH,starter,other,small,Bo,2024-01-01\n", "C1,Nordlicht AG,,,,,\n"]
    let report = try await bench.take(file(rows))
    let expected = [
      FieldChange(.customer("C1"), "name", before: "Nordlicht", after: "Nordlicht AG"),
      FieldChange(.customer("C1"), "owner", before: "Ada", after: "Bo"),
    ]
    #expect(Set(report.findings.changes) == Set(expected) && report.counts == [.customers: .init(changed: 1)])
    #expect(try await bench.customer("C1")?.owner == "Bo")
  }

  /// A customer that ends in the tier in which it was has not been moved.
  @Test func noMoveIsNotedOfATierThatIsOvertaken() async throws {
    try await bench.take(file(Self.twice))
    let before = try await bench.tables().filter { $0.0 == "events" }.map(\.1)
    try await bench.take(file(Self.twice))
    #expect(try await bench.tables().filter { $0.0 == "events" }.map(\.1) == before)
    #expect(before.allSatisfy { !$0.contains("Moved from") }, "who is new has not been moved either")
    let report = try await bench.take(file([Self.twice[1], Self.twice[0]]))
    #expect(report.counts[.customers] == .init(changed: 1))
    let moved = try await bench.tables().filter { $0.0 == "events" }.map(\.1).joined()
    #expect(moved.components(separatedBy: "Moved from").count == 2, "\(moved)")
  }

  /// Few things and many rows: the file again says nothing, whoever worked here in between; and a file of the last rows alone says
  /// what the whole one does.
  @Test(arguments: 1...12)
  func anyRowsAgainSayNothing(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let rows = (0..<Int.random(in: 2...9, using: &random)).map { _ in
      let id = Int.random(in: 1...3, using: &random)
      let (name, owner) = (Int.random(in: 1...3, using: &random), Int.random(in: 1...2, using: &random))
      let tier = ["starter", "professional"].randomElement(using: &random) ?? "starter"
      return (id: "C\(id)", text: "C\(id),Name \(name),\(tier),other,small,Owner \(owner),2024-01-01\n")
    }
    let all = file(rows.map(\.text))
    try await bench.take(all)
    let first = try await bench.tables().map(\.1)
    let again = try await bench.take(all)
    #expect(again.findings.changes == [] && again.counts[.customers]?.changed == 0)
    #expect(again.counts[.customers]?.unchanged == Set(rows.map(\.id)).count)
    #expect(try await bench.tables().map(\.1) == first)
    #expect(try await logged() == 1)

    try await bench.do(.assignCustomer("Zoe"), on: .customer(CustomerID(rows[0].id)))
    let worked = try await bench.tables().map(\.1)
    try await bench.take(all)
    #expect(try await bench.tables().map(\.1) == worked)
    let last = rows.indices.filter { place in !rows[(place + 1)...].contains { $0.id == rows[place].id } }
    let report = try await bench.take(file(last.map { rows[$0].text }))
    #expect(report.findings.changes == [] && report.counts[.customers]?.changed == 0)
    #expect(try await logged() == 2)
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// What a source says of something that was made here is kept in mind, and is no entry: nothing was done. Undo goes past it.
  @Test func anImportThatLeavesEverythingIsNoEntry() async throws {
    try await bench.take(file([Self.twice[0]]))
    try await bench.do(.assignCustomer("Bo"), on: .customer("C1"))
    // Here and there the same has become of it.
    let report = try await bench.take(file(["C1,Nordlicht,starter,other,small,Bo,2024-01-01\n"]))
    #expect(report.counts == [.customers: .init(unchanged: 1)] && report.findings.changes == [])
    #expect(try await logged() == 2)
    let undoable = try await bench.store.answer(UndoableQuery(by: "Mira", count: 9))
    #expect(undoable.count == 1 && undoable.allSatisfy { !$0.isForGood })
    // It is known all the same: when the source goes back, that is its news.
    try await bench.take(file([Self.twice[0]]))
    #expect(try await bench.customer("C1")?.owner == "Ada")
    #expect(try await logged() == 3)
  }
}
