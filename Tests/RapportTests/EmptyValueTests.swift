import CustomerSuccess
import SQLiteEngine
import SuccessStore
import Testing

/// A value that is told to be empty clears what may be empty, and says so; what cannot be is refused, and so is a name that is
/// nearly another's.
@Suite struct EmptyValueTests {
  struct Emptied: Sendable, CustomTestStringConvertible {
    var words: [String]
    /// What is answered, or complained about.
    var message: String
    var isRefused = true
    var testDescription: String { words.joined(separator: " ") }
  }

  private static func edit(_ option: String) -> [String] { ["customer", "edit", "CUST-001", "--\(option)", ""] }

  static let table: [Emptied] =
    [
      ("tier", "tier: empty, expected one of"), ("industry", "industry: empty, expected one of"),
      ("size", "size: empty, expected one of"), ("lifecycle", "lifecycle: empty, expected one of"),
      ("revenue", "revenue: empty, expected a month"), ("name", "name: expected"),
      ("signed-up", "signed: expected a day"),
    ].map { Emptied(words: edit($0.0), message: $0.1) }
    + [
      Emptied(words: edit("owner"), message: "owner: dana -> nobody", isRefused: false),
      Emptied(words: edit("tier") + ["--owner", "lee"], message: "tier: empty, expected one of"),
      Emptied(
        words: ["assign", "CUST-001", "--to", "none"], message: "owner: dana -> nobody", isRefused: false),
      Emptied(words: ["action", "edit", "A-1", "--priority", ""], message: "priority: empty, expected one of"),
      Emptied(words: ["action", "edit", "A-1", "--title", ""], message: "title: expected"),
      Emptied(words: ["action", "edit", "A-1", "--owner", ""], message: "owner: lee -> nobody", isRefused: false),
      Emptied(words: ["counter", "record", "CUST-001", "workflow", "5"], message: "the nearest is workflows"),
      Emptied(
        words: ["counter", "record", "CUST-001", "workflow", "5", "--yes"], message: "workflow", isRefused: false),
      Emptied(words: ["counter", "record", "CUST-001", "workflows", "5"], message: "workflows", isRefused: false),
      Emptied(words: ["counter", "record", "CUST-001", "invoices", "5"], message: "invoices", isRefused: false),
    ]

  @Test(arguments: table) func whatIsEmptyClearsOrIsRefused(emptied: Emptied) async throws {
    let portfolio = try await SmallPortfolio()
    let before = try await portfolio.facts()
    let run = try portfolio.running(emptied.words)
    #expect((run.status != 0) == emptied.isRefused, "\(run.status) \(run.errors)")
    #expect((run.output + run.errors).contains(emptied.message), "\(run.output)\(run.errors)")
    #expect(try await (portfolio.facts() == before) == emptied.isRefused)
  }
}
