import CustomerSuccess
import Testing

@testable import Interchange

/// Rows that are wrong as they stand are named, and nothing else is lost by them.
@Suite struct UnreadRowTests {
  private static let head = "Id,Subject,Created at,Priority,Status,Organization\n"
  private static func row(_ id: String) -> String { "\(id),Login,2026-11-20 10:00,High,Open,Acme\n" }

  private func guessed(_ text: String, file: String = "e.csv") throws -> GuessedFile {
    try GuessedFile(ImportSource(file: file, bytes: MemoryBytes(text)))
  }

  /// Wherever it stands, whatever is wrong with it.
  @Test(
    arguments: [
      "INC5,Short row,2 - High\n", "INC5\n", "5,Short\n", "5\n", "INC5,Slow,2026-11-20 10:00,High,Open,Acme,x,y\n",
      "INC5,Slow \"x\",2026-11-20 10:00,High,Open,Acme\n",
    ], [0, 1, 3])
  func oneBadRowIsNamedAndTheOthersAreGuessedBy(bad: String, place: Int) throws {
    var rows = ["INC1", "INC2", "INC3"].map(Self.row)
    rows.insert(bad, at: place)
    let file = try guessed(Self.head + rows.joined())
    #expect(file.rows == 3 && file.columns.count == 6 && file.layout == [], "\(file.layout)")
    #expect(file.unread.first.map(\.line) == [place + 2])
    let findings = try MappingGuess(
      [ImportSource(file: "e.csv", bytes: MemoryBytes(Self.head + rows.joined()))], name: "e"
    ).findings
    #expect(findings[0].hasPrefix("e.csv: 3 rows as tickets"), "\(findings)")
    #expect(findings[1].hasPrefix("e.csv:\(place + 2): left out: "), "\(findings)")
    #expect(file.facts.contains { $0.name == "Left out" && $0.value == "1 row" })
  }

  /// What stands below the rows is none, and is told from a row that is broken off.
  @Test(arguments: [
    ("Report by Acme\n", "ends: [Report by Acme]", [Int]()),
    ("\nReport by Acme\nCopyright 2026, Acme\n", "ends: empty", []),
    ("\nPrinted by, Bo\n", "ends: empty", []), ("Grand total (3)\nmore, words\n", "ends: [Grand total]", []),
    ("Total,3\n", "ends: [Total]", []), ("INC4,Short\nReport by Acme\n", "ends: [Report by Acme]", [5]),
    ("INC4,Short\n\nReport by Acme\n", "ends: empty", [5]), ("\nINC4,Short\n", nil, [6]),
    ("Total,,,,,3\n", "ends: [Total]", []), ("Total,,,,,\n\nReport by Acme\n", "ends: [empty, Total]", []),
  ])
  func whatStandsBelowIsNoRow(below: String, layout: String?, unread: [Int]) throws {
    let file = try guessed(Self.head + ["INC1", "INC2", "INC3"].map(Self.row).joined() + below)
    #expect(file.rows == 3 && file.layout == [layout].compactMap(\.self), "\(file.layout)")
    #expect(file.unread.first.map(\.line) == unread)
  }

  /// A customer's name may begin like a sum.
  @Test(arguments: [
    "Total One,2024-01-01,3\nTotal Two,2024-01-01,4\n", "One,2024-01-01,3\nTotal Energy,2024-01-01,4\n",
  ])
  func aRowLikeOthersIsNoSum(rows: String) throws {
    let file = try guessed("Name,Customer since,Seats\n" + rows)
    #expect(file.rows == 2 && file.layout == [])
  }

  /// A mapping that ends at a line of sums reads whoever is called so in a later file.
  @Test(arguments: ["Total,Pro,900,2025-01-01", "TotalEnergies SE,Pro,900,2025-01-01", "Total Wine,,900,2025-01-01"])
  func whoIsCalledLikeASumIsNoEnd(row: String) throws {
    let text = "Name,Plan,Seats,Customer since\nOne,Pro,3,2024-01-01\n\(row)\nTwo,Pro,4,2024-02-01\n"
    func rows(_ below: String) throws -> Int {
      var form = TableForm()
      form.ends = [.beginning("Total")]
      let bytes = MemoryBytes(text + below)
      var reader = try CSVTable(file: "e.csv", cursor: ByteCursor(bytes), form: form)
      var count = 0
      while try reader.next() != nil { count += 1 }
      return count
    }
    for below in ["", "Total,,907,\n", "total: 907\n", "Total,\"EUR\",907,\n"] {
      #expect(try rows(below) == 3, "\(below)")
    }
  }

  @Test func whereNoRowCanBeReadTheFirstIsNamed() {
    let error = #expect(throws: InputComplaint.self) { try guessed(Self.head + "1,2\n3,4\n") }
    #expect(error?.description == "e.csv:2: 2 fields, expected 6 as in the first row")
  }

  @Test func manyAreCounted() throws {
    let file = try guessed(Self.head + Self.row("INC1") + String(repeating: "x,y\n", count: 30) + Self.row("INC2"))
    #expect(file.unread.count == 30 && file.unread.findings.count == 21)
    #expect(file.unread.findings.last == "e.csv: 10 more left out")
  }

  /// What is no object is a wrong row, of an import too.
  @Test(arguments: ["5", "\"x\"", "null", "[1,{\"a\":2}]"], [0, 1, 2])
  func anElementThatIsNoObjectIsABadRow(bad: String, place: Int) throws {
    var rows = ["C1", "C2"].map {
      "{\"id\":\"\($0)\",\"name\":\"N\",\"tier\":\"starter\",\"industry\":\"other\",\"size\":\"small\",\"signed_up\":\"2024-01-01\"}"
    }
    rows.insert(bad, at: place)
    for text in ["[\(rows.joined(separator: ",\n"))]"] + (place == 0 ? [] : [rows.joined(separator: "\n")]) {
      let file = try guessed(text, file: "e.json")
      #expect(file.rows == 2 && file.unread.first.map(\.line) == [place + 1], "\(text)")
      var options = ImportOptions()
      options.rejects = true
      let target = MemoryTarget()
      let report = try target.take([("e.json", text)], options: options)
      #expect(target.all.count == 2 && report.files[0].leftOutRows.rows.map(\.line) == [place + 1])
      let refused = #expect(throws: InterchangeError.self) { try MemoryTarget().take([("e.json", text)]) }
      #expect(refused?.description.contains("e.json:\(place + 1): found ") == true)
    }
    // In a list of lists the rows are those of the inner ones.
    guard !bad.hasPrefix("[") else { return }
    #expect(throws: InputComplaint.self) { try guessed("[\(bad)]", file: "e.json") }
  }
}
