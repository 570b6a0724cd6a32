import CustomerSuccess
import Framework
import Interchange
import Testing

@Suite struct MappingGuessTests {
  private static let customers: [Fact] = [("C1", "Nordlicht AG"), ("C2", "Volt Labs")].map { id, name in
    .customer(
      Customer(
        id: CustomerID(id), name: name, tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 19_000)
      ))
  }

  @Test(arguments: GuessedTool.all.map(\.name))
  func whatAToolExportsIsImportedWithAtMostTwoEdits(name: String) throws {
    let tool = try #require(GuessedTool.all.first { $0.name == name })
    let text = tool.lines.joined(separator: "\n") + "\n"
    let guess = try MappingGuess([ImportSource(file: "export.csv", bytes: MemoryBytes(text))], name: "tool")
    #expect(tool.edits.count <= 2)
    let yaml = try tool.decided(guess.yaml)
    let mapping = try Mapping(yaml: yaml, file: "tool.yaml")
    let target = MemoryTarget(Self.customers)
    let report = try target.take([("export.csv", text)], options: ImportOptions(mapping: mapping))
    let kind = try #require(report.files.first.flatMap { RecordKind(rawValue: $0.role) })
    if let told = tool.kind { #expect(kind.rawValue == told, "\(yaml)") }
    let found = target.all.values.filter { RecordKind(of: $0) == kind && !Self.customers.contains($0) }
    if let rows = tool.rows { #expect(found.count == rows, "\(report.text)\n\(yaml)") }
    let fact = try #require(
      found.first { $0.key.parts.joined(separator: " ") == tool.id }, "\(found.map(\.key))\n\(report.text)\n\(yaml)")
    let row = Dictionary(uniqueKeysWithValues: zip(kind.header, exportRow(fact)))
    for (field, value) in tool.gives { #expect(row[field] == value, "\(field) of \(row)\n\(yaml)") }
    let left = report.files.first?.leftOut.entries.keys.filter { !$0.hasPrefix("left, and") } ?? []
    #expect(left == [], "\(report.text)\n\(yaml)")
  }

  /// What the values do not prove is asked for, and nothing is imported before it is answered.
  @Test(arguments: [
    (
      "Name,Industry,Customer since\nOne,Software,03/04/2024\n",
      "dates: not decided yet, expected one of day first, month first"
    ),
    ("Name,Customer since,Seats,MRR\nOne,2024-01-01,2,\"3.800\"\n", "numbers: not decided yet, expected one of"),
    ("Name,Customer since,Plan\nOne,2024-01-01,Zebra\n", "tier.otherwise: not decided yet, expected one of enterprise"),
    ("Subject,Status,Created,SLA\nx,open,2024-01-01,1\n", "customer: not decided yet, expected one of Subject"),
  ])
  func whatIsNotProvenIsAskedFor(text: String, complaint: String) throws {
    let guess = try MappingGuess([ImportSource(file: "e.csv", bytes: MemoryBytes(text))], name: "e")
    #expect(!guess.decisions.isEmpty)
    let error = #expect(throws: DocumentError.self) { try Mapping(yaml: guess.yaml, file: "e.yaml") }
    #expect(error?.description.contains(complaint) == true, "\(String(describing: error))\n\(guess.yaml)")
  }

  @Test func ownColumnsAreReadAsTheyAre() throws {
    let text = "id,name,tier,industry,size,signed_up\nC9,One,starter,other,small,2024-01-01\n"
    let guess = try MappingGuess([ImportSource(file: "e.csv", bytes: MemoryBytes(text))], name: "e")
    let target = MemoryTarget()
    try target.take([("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: guess.yaml, file: "e.yaml")))
    #expect(target.all[.customer("C9")] != nil)
  }

  @Test func aFileOfNothingIsRefused() {
    for text in ["Name,Customer since\n", "1,2\n3,4\n"] {
      #expect(throws: InputComplaint.self) {
        _ = try MappingGuess([ImportSource(file: "e.csv", bytes: MemoryBytes(text))], name: "e")
      }
    }
  }
}
