import CustomerSuccess
import Testing

@testable import Interchange

/// A quote where none can be spoils its own row, if it is beyond doubt where that ends, and else the file.
@Suite struct StrayQuoteTests {
  private func rows(_ text: String) throws -> (good: [[String]], bad: [InputComplaint]) {
    var reader = try CSVReader(file: "t.csv", bytes: MemoryBytes(text.utf8, pieceLength: 3))
    var (good, bad): ([[String]], [InputComplaint]) = ([], [])
    while true {
      do {
        guard let row = try reader.next() else { return (good, bad) }
        good.append(row.values)
      } catch let complaint as InputComplaint {
        bad.append(complaint)
        guard complaint.unfitRow != nil else { return (good, bad) }
      }
    }
  }

  @Test(arguments: [
    ("2,=HYPERLINK(\"x\"),z", 2, ["2", "=HYPERLINK(\"x\")", "z"]),
    ("2,=HYPERLINK(\"x,y\"),z", 2, ["2", "=HYPERLINK(\"x,y\")", "z"]),
    ("2,the \"big\" one,\"q, r\"", 2, ["2", "the \"big\" one", "q, r"]),
    ("2,\"a \"b\" c\",z", 2, ["2", "\"a \"b\" c\"", "z"]), ("2,\"12\" pipe,z", 2, ["2", "\"12\" pipe", "z"]),
    ("a\"\"b,c,d", 1, ["a\"\"b", "c", "d"]),
  ])
  func aRowThatEndsWithItsLineIsOneBadRow(line: String, field: Int, values: [String]) throws {
    for (end, last) in [("\n", "4,5,6\n"), ("\r\n", "4,5,6\r\n"), ("\n", ""), ("", "")] {
      let found = try rows("a,b,c\n1,\"2\n2\",3\n\(line)\(end)\(last)")
      #expect(found.good == [["a", "b", "c"], ["1", "2\n2", "3"]] + (last.isEmpty ? [] : [["4", "5", "6"]]))
      #expect(found.bad.map(\.unfitRow) == [values])
      #expect(found.bad.map(\.line) == [4] && found.bad.map(\.column) == ["field \(field)"])
    }
  }

  @Test(arguments: ["2,12\" pipe,z", "2,x\"y,\"z", "2,\"12\" pipe,\"z"])
  func whereItMayGoOnNothingIsRead(line: String) throws {
    let found = try rows("a,b,c\n1,2,3\n\(line)\n4,5,6\n")
    #expect(found.good.count == 2 && found.bad.count == 1)
    let words = found.bad[0].description
    #expect(words.hasPrefix("t.csv:3: field 2: ") && words.contains("mend that line"), "\(words)")
  }

  /// Another tool's file comes in without the row, which is handed back; Rapport's own is refused with all that is wrong.
  @Test func theOthersComeIn() throws {
    let mapping = try MappingLibrary().mapping(named: "salesforce-accounts")
    let text = """
      Id,Name,Industry,CreatedDate
      A1,One,Banking,2024-03-01
      A2,=HYPERLINK("x"),Banking,2024-03-01
      A3,Three,Banking,2024-03-01

      """
    var options = ImportOptions(mapping: mapping)
    options.rejects = true
    let target = MemoryTarget()
    let report = try target.take([("s.csv", text)], options: options)
    #expect(report.missed == 1 && Set(target.all.keys) == [.customer("A1"), .customer("A3")], "\(report.text)")
    #expect(report.files[0].rejected?.rows.map(\.values) == [["A2", "=HYPERLINK(\"x\")", "Banking", "2024-03-01"]])
    let own = "id,name,tier,industry,size,signed_up\nC1,a \"b\" c,starter,other,small,2024-01-01\n"
    let error = #expect(throws: InterchangeError.self) { try MemoryTarget().take([("c.csv", own)]) }
    #expect(error?.description.contains("c.csv:2: field 2: a quote inside a field") == true)
  }
}
