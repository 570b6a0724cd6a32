import CustomerSuccess
import FileFixtures
import Testing

@testable import Interchange

/// A cell that is a number by its type is that number, however the texts beside it write numbers.
@Suite struct CellTypeTests {
  private static let yaml = """
    name: e
    zone: UTC
    numbers: "1.234,56"
    files:
      customers:
        kind: customers
        columns: [id, name]
        may_lack: any
        fields:
          id: id
          name: name
          tier: {constant: starter}
          industry: {constant: other}
          size:
            column: staff
            bands:
              - {below: 50, value: small}
              - {below: 5000, value: medium}
              - {value: large}
          signed_up: {constant: 2024-01-01}
          monthly_revenue: {column: mrr, as: number}
          currency: {constant: EUR}
    """

  private static let json = """
    [{"id":"A1","name":"One","mrr":"1.234,50","staff":"1.200"},
     {"id":"A2","name":"Two","mrr":12.34,"staff":49.5},
     {"id":"A3","name":"Three","mrr":1234.5,"staff":1200},
     {"id":"A4","name":"Four","mrr":1.5e3,"staff":1.2e3}]
    """

  private static let sheet = WorkbookFixture.workbook([
    (
      "One",
      """
      <row><c t="str"><v>id</v></c><c t="str"><v>name</v></c><c t="str"><v>mrr</v></c><c t="str"><v>staff</v></c></row>\
      <row><c t="str"><v>A1</v></c><c t="str"><v>One</v></c><c t="str"><v>1.234,50</v></c><c t="str"><v>1.200</v></c></row>\
      <row><c t="str"><v>A2</v></c><c t="str"><v>Two</v></c><c><v>12.34</v></c><c><v>49.5</v></c></row>\
      <row><c t="str"><v>A3</v></c><c t="str"><v>Three</v></c><c><v>1234.5</v></c><c><v>1200</v></c></row>\
      <row><c t="str"><v>A4</v></c><c t="str"><v>Four</v></c><c><v>1500</v></c><c><v>1200</v></c></row>
      """
    )
  ])

  private static let files: [(String, [UInt8])] = [("e.json", Array(json.utf8)), ("e.xlsx", sheet)]

  @Test(arguments: files) func aNumberIsThatNumber(file: String, bytes: [UInt8]) throws {
    let target = MemoryTarget()
    let report = try target.take(
      [ImportSource(file: file, bytes: MemoryBytes(bytes))],
      options: ImportOptions(mapping: try Mapping(yaml: Self.yaml, file: "e.yaml")))
    #expect(report.missed == 0, "\(report.text)")
    func customer(_ id: CustomerID) throws -> Customer {
      guard case .customer(let customer)? = target.all[.customer(id)] else { throw Refusal("no \(id)") }
      return customer
    }
    let found = try (["A1", "A2", "A3", "A4"] as [CustomerID]).map(customer)
    #expect(found.map(\.monthlyRevenue.amountText) == ["1234.50", "12.34", "1234.50", "1500"])
    #expect(found.map(\.size) == [.medium, .small, .medium, .medium])
  }

  /// The same text in CSV is a text.
  @Test func textIsReadAsTheFileWritesIt() throws {
    let target = MemoryTarget()
    try target.take(
      [("e.csv", "id,name,mrr,staff\nA1,One,12.340,1\n")],
      options: ImportOptions(mapping: try Mapping(yaml: Self.yaml, file: "e.yaml")))
    guard case .customer(let customer)? = target.all[.customer("A1")] else { throw Refusal("no A1") }
    #expect(customer.monthlyRevenue.amountText == "12340")
  }

  /// A number says nothing of how texts are written, and is no doubt about them.
  @Test(arguments: [
    ("[{\"id\":1,\"score\":12.345},{\"id\":2,\"score\":\"1.234,50\"}]", ["1.234,56"]),
    ("[{\"id\":1,\"score\":12.345},{\"id\":2,\"score\":1234.5}]", []),
    ("[{\"id\":1,\"score\":\"12.345\"},{\"id\":2,\"score\":12.345},{\"id\":3,\"score\":\"1.234,50\"}]", ["1.234,56"]),
  ])
  func onlyTextsTellHowNumbersAreWritten(json: String, examples: [String]) throws {
    let file = try GuessedFile(ImportSource(file: "e.json", bytes: MemoryBytes(json)))
    let column = try #require(file.columns.first { $0.name == "score" })
    let guess = NumberGuess([NumberColumn(name: "score", texts: column.texts, digits: 2)])
    #expect(guess.examples == examples, "\(column.texts)")
  }

  /// Rows that are handed back are CSV, in which a number is a text like any other: it is written so that it is read alike.
  @Test(arguments: files) func aRejectedNumberIsReadAlike(file: String, bytes: [UInt8]) throws {
    var options = ImportOptions(mapping: try Mapping(yaml: Self.yaml, file: "e.yaml"))
    options.mapping?.sections[0].skip = [
      .init(conditions: [Condition(subject: [ValueRule(base: .column("id"))], test: .oneOf(["A3"]))], reason: "aside")
    ]
    options.rejects = true
    let report = try MemoryTarget().take([ImportSource(file: file, bytes: MemoryBytes(bytes))], options: options)
    let rejected = report.files[0].rejected
    #expect(rejected?.rows.map { Array($0.values.prefix(4)) } == [["A3", "Three", "1234,5", "1200"]])
  }
}
