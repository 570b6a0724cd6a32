import CustomerSuccess
import Interchange
import Testing

/// However a tool lays its answer out, on one line or on many, the same rows are in it.
@Suite struct LaidOutTests {
  enum Layout: CaseIterable {
    case oneLine, aRowALine, aFieldALine

    func text(_ key: String, _ rows: [[(String, String)]]) -> String {
      let (between, within) =
        switch self {
        case .oneLine: ("", "")
        case .aRowALine: ("\n", "")
        case .aFieldALine: ("\n", "\n  ")
        }
      let objects = rows.map { row in
        "{" + row.map { "\(within)\"\($0)\": \"\($1)\"" }.joined(separator: ",") + within + "}"
      }
      return "{\"\(key)\": [" + between + objects.joined(separator: "," + between) + between + "]}"
    }
  }

  private static func ticket(_ id: Int, _ subject: String, changed: Int) -> [(String, String)] {
    [
      ("id", "\(id)"), ("organization_id", "C1"), ("subject", subject), ("type", "question"), ("priority", "high"),
      ("status", "open"), ("created_at", "2026-11-20T09:00:00Z"), ("updated_at", "2026-11-2\(changed)T09:00:00Z"),
    ]
  }

  private static let customer = Fact.customer(
    Customer(
      id: "C1", name: "Nord", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000)))

  /// One of five is given twice, in a file or across two: the older row alone is passed over.
  @Test(arguments: Layout.allCases, [false, true])
  func aTicketGivenTwiceTakesNoOtherWithIt(layout: Layout, inTwoFiles: Bool) throws {
    let rows = [
      Self.ticket(1, "one", changed: 1), Self.ticket(2, "older", changed: 1), Self.ticket(3, "three", changed: 1),
      Self.ticket(2, "newer", changed: 2), Self.ticket(4, "four", changed: 1), Self.ticket(5, "five", changed: 1),
    ]
    let parts = inTwoFiles ? [rows[..<3], rows[3...]] : [rows[...]]
    let files = parts.enumerated().map { ("p\($0.offset).json", layout.text("tickets", Array($0.element))) }
    let target = MemoryTarget([Self.customer])
    let mapping = try MappingLibrary().mapping(named: "zendesk-api")
    let report = try target.take(files, options: ImportOptions(mapping: mapping))
    let subjects = target.all.values.compactMap { fact -> String? in
      if case .ticket(let ticket) = fact { ticket.subject } else { nil }
    }
    #expect(subjects.sorted() == ["five", "four", "newer", "one", "three"], "\(report.text)")
    let passed = report.files.map { $0.notices.count("another row of the same ticket is newer, and holds") }
    #expect(passed.reduce(0, +) == 1)
  }

  @Test(arguments: Layout.allCases) func theLastRowOfEachIsFoundWhereverItStands(layout: Layout) throws {
    let yaml = """
      name: t
      files:
        c:
          kind: customers
          rows: "rows[]"
          columns: [id, name]
          last_per: id
          fields:
            id: id
            name: name
            tier: {constant: starter}
            industry: {constant: other}
            size: {constant: small}
            signed_up: {constant: 2024-01-01}
      """
    let text = layout.text(
      "rows", [("A", "old"), ("B", "other"), ("A", "new")].map { [("id", $0.0), ("name", $0.1)] })
    let target = MemoryTarget()
    let report = try target.take(
      [("c.json", text)], options: ImportOptions(mapping: try Mapping(yaml: yaml, file: "t.yaml")))
    let names = target.all.values.compactMap { if case .customer(let customer) = $0 { customer.name } else { nil } }
    #expect(names.sorted() == ["new", "other"])
    #expect(report.files[0].notices.count("another row says it later; passed over") == 1)
  }
}
