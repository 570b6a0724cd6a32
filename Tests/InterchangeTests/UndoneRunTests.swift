import CustomerSuccess
import Interchange
import Statistics
import SuccessStore
import Testing

/// Runs of a source that were undone: what was said stays undone until the source says something else.
@Suite struct UndoneRunTests {
  private let bench: ImportBench
  init() throws { bench = try ImportBench() }

  private static let map = "servicenow-incidents"
  private static let head =
    "number,short_description,opened_at,priority,state,company,category,contact_type,assigned_to,resolved_at,sys_updated_on\n"

  /// A ticket as the tool lists it.
  private struct Row {
    var id: Int
    var subject = "Wrong report"
    var priority = "3 - Moderate"
    var state = "In Progress"
    var owner = "Ada"
    var resolved = ""
    /// Hours of the day; nil: the export does not say.
    var updated: Int? = 10

    var text: String {
      let at = updated.map { "2026-11-23 \($0):30:00" } ?? ""
      return "INC\(id),\(subject),2026-11-23 09:00:00,\(priority),\(state),C1,App,email,\(owner),\(resolved),\(at)\n"
    }

    /// One thing is otherwise.
    mutating func change(_ random: inout some RandomNumberGenerator) {
      updated = updated.map { $0 + 1 }
      switch Int.random(in: 0..<5, using: &random) {
      case 0: subject += "!"
      case 1: priority = priority.hasPrefix("3") ? "2 - High" : "3 - Moderate"
      case 2: owner = owner == "Ada" ? "Bo" : "Ada"
      case 3 where state != "Resolved":
        (state, resolved) = ("Resolved", "2026-11-23 \(updated ?? 12):10:00")
      default: state = state == "On Hold" || state == "Resolved" ? "In Progress" : "On Hold"
      }
      if state != "Resolved" { resolved = "" }
    }
  }

  private func export(_ rows: [Row]) -> [(String, String)] { [("i.csv", Self.head + rows.map(\.text).joined())] }
  private func tables() async throws -> [String] { try await bench.tables().map(\.1) }

  /// Random tickets, work here and changes there; whether the tool says when it changed something.
  @Test func whatWasUndoneStaysSo() async throws {
    // One after the other: each import waits on threads of its own.
    for seed in 0..<30 as Range<UInt64> { try await UndoneRunTests().expectUndoneStaysSo(seed) }
  }

  private func expectUndoneStaysSo(_ seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let tellsTime = seed % 2 == 0
    try await bench.take("tickets/customers")
    var rows = (1...6).map { Row(id: $0, updated: tellsTime ? 10 : nil) }
    try await bench.run(export(rows), map: Self.map)
    try await work(&random)
    let before = try await tables()
    for _ in 0..<4 { rows[Int.random(in: rows.indices, using: &random)].change(&random) }
    rows.append(Row(id: 7, updated: tellsTime ? 10 : nil))
    let run = try await bench.run(export(rows), map: Self.map)
    #expect(run.counts[.tickets]?.added == 1)
    try await bench.undoLast()
    #expect(try await tables() == before)
    if Bool.random(using: &random) { try await work(&random) }

    let undone = try await tables()
    for _ in 0..<2 {
      let again = try await bench.run(export(rows), map: Self.map)
      #expect(again.findings.changes == [])
      #expect(again.counts.values.allSatisfy { $0.added + $0.changed == 0 })
      #expect(try await tables() == undone)
    }
    // One thing is said otherwise: of all tickets that one alone is.
    let place = Int.random(in: rows.indices, using: &random)
    rows[place].change(&random)
    try await bench.run(export(rows), map: Self.map)
    let lines = Set(try await tables().joined().split(separator: "\n"))
    let news = lines.symmetricDifference(undone.joined().split(separator: "\n"))
    #expect(news.allSatisfy { $0.contains("INC\(rows[place].id),") || $0.contains("INC\(rows[place].id) ") }, "\(news)")
    let then = try await tables()
    try await bench.run(export(rows), map: Self.map)
    #expect(try await tables() == then)
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  private func work(_ random: inout some RandomNumberGenerator) async throws {
    let ticket = Target.ticket(TicketID("INC\(Int.random(in: 1...3, using: &random))"))
    switch Int.random(in: 0..<3, using: &random) {
    case 0: try await bench.do(.assignTicket("Zoe"), on: ticket)
    case 1: try await bench.do(.note("Looked at it"), on: ticket)
    default: try await bench.do(.retitle("Called \(Int.random(in: 0..<1_000_000, using: &random))"), on: ticket)
    }
  }

  @Test func aFieldStaysAsItWasAndAnotherComesIn() async throws {
    func export(_ name: String, _ owner: String) -> [(String, String)] {
      [("c.csv", "id,name,owner,tier,industry,size,signed_up\nC1,\(name),\(owner),starter,other,small,2024-01-01\n")]
    }
    try await bench.run(export("Alpha", "Ada"))
    try await bench.run(export("Beta", "Ada"))
    try await bench.undoLast()
    #expect(try await bench.run(export("Beta", "Ada")).findings.changes == [])
    let change = FieldChange(.customer("C1"), "owner", before: "Ada", after: "Bo")
    #expect(try await bench.run(export("Beta", "Bo")).findings.changes == [change])
    // It says again what holds, and then what was undone: that is news.
    try await bench.run(export("Alpha", "Bo"))
    try await bench.run(export("Beta", "Bo"))
    #expect(try await bench.customer("C1")?.name == "Beta")
  }

  /// A file of customers and of what belongs to them.
  @Test func whatBelongsToWhatWasUndoneStaysAwayWithIt() async throws {
    func files(_ name: String, _ email: String) -> [(String, String)] {
      [
        ("c.csv", "id,name,tier,industry,size,signed_up\nC1,\(name),starter,other,small,2024-01-01\n"),
        ("p.csv", "id,customer,name,email,primary\nP1,C1,Ann,\(email),false\n"),
      ]
    }
    try await bench.run(files("Alpha", "a@a.example"))
    try await bench.undoLast()
    let again = try await bench.run(files("Alpha", "b@b.example"))
    #expect(again.counts == [.customers: .init(leftUndone: 1), .contacts: .init(leftUndone: 1)])
    #expect(again.files.allSatisfy { $0.notices.lines.contains { $0.contains("taken back here") } })
    #expect(try await bench.customer("C1") == nil)
    try await bench.run(files("Alpha & Co", "b@b.example"))
    #expect(try await bench.customer("C1")?.name == "Alpha & Co")
    #expect(try await bench.fact(.contact("P1")) != nil)
  }

  @Test(arguments: [ImportOccasion.byHand, .runAnew]) func wantedAgainItComesIn(_ occasion: ImportOccasion) async throws
  {
    let export = [("c.csv", "id,name,tier,industry,size,signed_up\nC1,Alpha,starter,other,small,2024-01-01\n")]
    try await bench.run(export)
    try await bench.undoLast()
    #expect(try await bench.run(export).counts[.customers] == .init(leftUndone: 1))
    #expect(try await bench.customer("C1") == nil)
    #expect(try await bench.run(export, occasion).counts[.customers] == .init(added: 1))
    #expect(try await bench.run(export).counts[.customers] == .init(unchanged: 1))
    try await bench.undoLast()
    #expect(try await bench.run(export).counts[.customers] == .init(leftUndone: 1))
    #expect(try await bench.customer("C1") == nil)
    // Done again after all, it is there and stays.
    try await bench.undoLast()
    #expect(try await bench.customer("C1") != nil)
    #expect(try await bench.run(export).counts[.customers] == .init(unchanged: 1))
    #expect(try await bench.customer("C1") != nil)
  }

  /// That something is missed is said as well.
  @Test func whatWasMissedAndTakenBackIsNotMissedAgain() async throws {
    let head = "Record ID,Company name,Industry,Create Date,Company owner\n"
    let alpha = "1,Alpha,BANKING,2024-03-14 10:22,Dana\n"
    let beta = "2,Beta,BANKING,2024-03-14 10:22,Dana\n"
    try await bench.run([("h.csv", head + alpha + beta)], map: "hubspot-companies")
    for _ in 0..<2 {
      try await bench.run([("h.csv", head + alpha)], map: "hubspot-companies", absent: .churned)
      if try await bench.customer("HS-2")?.lifecycle == .churned { try await bench.undoLast() }
    }
    try await bench.run([("h.csv", head + alpha)], map: "hubspot-companies", absent: .churned)
    #expect(try await bench.customer("HS-2")?.lifecycle == .active)
  }
}
