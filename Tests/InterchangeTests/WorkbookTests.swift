import CustomerSuccess
import FileFixtures
import Files
import Foundation
import Framework
import Statistics
import Testing

@testable import Interchange

@Suite struct WorkbookTests {
  private static let rows = """
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Since</t></is></c>\
    <c r="D1" t="str"><v>MRR</v></c><c r="F1" t="str"><v>Spent</v></c><c r="G1" t="str"><v>At</v></c><c r="H1" t="str"><v>Live</v></c></row>\
    <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>7</v></c><c r="C3" s="1"><v>45048</v></c>\
    <c r="D3"><f>A1*2</f><v>1.1000000000000001</v></c><c r="F3" s="3"><v>1.0625</v></c><c r="G3" s="2"><v>45048.4375</v></c>\
    <c r="H3" t="b"><v>1</v></c></row>\
    <row r="4"><c r="B4"><v>25000000</v></c><c r="D4" s="4"><v>0.45</v></c></row>
    """

  private func read(_ bytes: [UInt8], _ change: (inout TableForm) -> Void = { _ in }) throws -> (
    columns: [String], rows: [TableRow]
  ) {
    var form = TableForm()
    form.isForeign = true
    change(&form)
    var reader = try openTable(file: "w.xlsx", bytes: MemoryBytes(bytes, pieceLength: 1000), form: form)
    var rows: [TableRow] = []
    while let row = try reader.next() { rows.append(row) }
    return (reader.columns, rows)
  }

  @Test func readsValuesAsTheyAreShown() throws {
    let book = WorkbookFixture.workbook([("One", Self.rows)], texts: ["Name &amp; co", "Seats", "Müller &lt;x&gt;"])
    let table = try read(book)
    #expect(table.columns == ["Name & co", "Seats", "Since", "MRR", "column 5", "Spent", "At", "Live"])
    #expect(table.rows.map(\.line) == [3, 4])
    #expect(
      table.rows.map(\.values) == [
        ["Müller <x>", "7", "2023-05-02", "1.1", "", "25:30:00", "2023-05-02 10:30:00", "true"],
        ["", "25000000", "", "0.45"],
      ])
  }

  @Test func daysMayBeCountedFrom1904() throws {
    let book = WorkbookFixture.workbook(
      [("One", #"<row><c t="str"><v>Day</v></c></row><row><c s="1"><v>43586</v></c></row>"#)], is1904: true)
    #expect(try read(book).rows.map(\.values) == [["2023-05-02"]])
  }

  @Test func aSheetIsNamedOrTheFirst() throws {
    let sheet = { (name: String) in
      (name: name, rows: "<row><c t=\"str\"><v>\(name)</v></c></row><row><c><v>1</v></c></row>")
    }
    let book = WorkbookFixture.workbook([sheet("One"), sheet("Two")])
    #expect(try read(book).columns == ["One"])
    #expect(try read(book) { $0.sheet = "Two" }.columns == ["Two"])
    let error = #expect(throws: InputComplaint.self) { _ = try read(book) { $0.sheet = "Tow" } }
    #expect(error?.message == "no sheet 'Tow', expected one of One, Two; the nearest is 'Two'")
  }

  @Test func aTitleAndTheEndAreToldByRows() throws {
    let text = { (row: Int, words: String) in "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"str\"><v>\(words)</v></c></row>" }
    let book = WorkbookFixture.workbook([("One", text(1, "Report") + text(3, "Name") + text(4, "A") + text(6, "Total"))]
    )
    let table = try read(book) {
      $0.header = 3
      $0.ends = [.empty]
    }
    #expect(table.columns == ["Name"] && table.rows.map(\.values) == [["A"]])
  }

  /// Rapport's own columns, straight from a sheet.
  @Test func aWorkbookIsImported() throws {
    let header = ["id", "name", "tier", "industry", "size", "signed_up"]
    let cells = header.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined()
    let row = ["C1", "One", "starter", "other", "small"].map { "<c t=\"str\"><v>\($0)</v></c>" }.joined()
    let book = WorkbookFixture.workbook([
      ("Customers", "<row>\(cells)</row><row>\(row)<c s=\"1\"><v>45048</v></c></row>")
    ])
    let target = MemoryTarget()
    try target.take([ImportSource(file: "w.xlsx", bytes: MemoryBytes(book))])
    guard case .customer(let customer)? = target.all[.customer("C1")] else {
      Issue.record("no customer")
      return
    }
    #expect(customer.signedUp.description == "2023-05-02")
    let guess = try MappingGuess([ImportSource(file: "w.xlsx", bytes: MemoryBytes(book))], name: "w")
    #expect(throws: Never.self) { _ = try Mapping(yaml: guess.yaml, file: "w.yaml") }
  }

  /// What is written as a workbook reads back as it was, whatever stands in it, and nothing in it is a formula.
  @Test(arguments: RecordKind.allCases)
  func whatIsWrittenReadsBack(kind: RecordKind) throws {
    var random = SplitMix64(seed: UInt64(kind.header.count))
    let rows = (0..<40).map { exportRow(random.fact(kind, number: $0)) }
    let writer = try WorkbookWriter(sheet: kind.rawValue, columns: kind.header)
    for row in rows { try writer.row(row) }
    var bytes: [UInt8] = []
    try writer.finish { bytes += $0 }
    let table = try read(bytes)
    #expect(table.columns == kind.header)
    let filled = table.rows.map { $0.values + Array(repeating: "", count: kind.header.count - $0.values.count) }
    #expect(filled == rows)
  }

  @Test func aWorkbookKeepsWhatNumbersDoNot() throws {
    let values = ["007", "12345678901234567890", "1e5", "-5", "1.50", "=1+1", "2026-11-23", "1899-01-01", "true", "@x"]
    let writer = try WorkbookWriter(sheet: "a[b]:c", columns: values.indices.map { "c\($0)" })
    try writer.row(values)
    var bytes: [UInt8] = []
    try writer.finish { bytes += $0 }
    #expect(try read(bytes).rows.map(\.values) == [values])
    let long = try WorkbookWriter(sheet: "", columns: ["a"])
    #expect(throws: FileFailure.self) { try long.row([String(repeating: "x", count: 40_000)]) }
  }

  /// What a spreadsheet adds up is a number in its cell, cents that end in a nought among them.
  @Test(arguments: [
    ("399.20", true), ("-0.50", true), ("399.2", true), ("0.05", true), ("399", true), ("1.200", false),
    ("007.50", false),
  ])
  func amountsAreNumbers(_ text: String, _ isNumber: Bool) throws {
    let writer = try WorkbookWriter(sheet: "a", columns: ["MRR"])
    try writer.row([text])
    var bytes: [UInt8] = []
    try writer.finish { bytes += $0 }
    let row = try #require(try read(bytes).rows.first)
    #expect(row.values == [text] && row.numbers.contains(0) == isNumber)
  }

  // MARK: Hostile ones

  @Test(arguments: [
    ("no sheets", "<workbook/>", "holds no sheets, expected one"),
    (
      "entities of entities", "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><workbook>&b;</workbook>",
      "workbook.xml in it is broken in line 1: a document type, expected none"
    ),
    ("broken", "<workbook><sheets>", "workbook.xml in it is broken in line 1"),
    ("deep", String(repeating: "<a>", count: 500), "more than 50 elements inside each other"),
  ])
  func aWrongOutlineIsRefused(what: String, outline: String, complaint: String) {
    let error = #expect(throws: InputComplaint.self) {
      _ = try read(ZipFixture.archive([("xl/workbook.xml", outline)]))
    }
    #expect(
      error?.description.hasPrefix("w.xlsx: ") == true && error?.message.contains(complaint) == true,
      "\(String(describing: error))")
  }

  @Test func whatIsNoWorkbookIsRefused() {
    let cases: [([UInt8], String)] = [
      (ZipFixture.archive([("a.txt", "x")]), "an archive, expected an Excel workbook (.xlsx), CSV or JSON"),
      ([0x50, 0x4B, 3, 4, 0, 0], "w.xlsx: "),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "a workbook of an old kind, or with a password"),
    ]
    for (bytes, complaint) in cases {
      let error = #expect(throws: InputComplaint.self) { _ = try read(bytes) }
      #expect(error?.description.contains(complaint) == true, "\(String(describing: error))")
    }
  }

  /// Cut anywhere, or with any byte changed, it is read or refused, and nothing else.
  @Test func aDamagedWorkbookIsReadOrRefused() {
    let book = WorkbookFixture.workbook([("One", Self.rows)], texts: ["Name", "Seats", "x"])
    for length in stride(from: 0, to: book.count, by: 97) {
      do { _ = try read(Array(book[..<length])) } catch { #expect(error is InputComplaint, "\(error)") }
    }
    var random = SplitMix64(seed: 5)
    for _ in 0..<60 {
      var bytes = book
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      do { _ = try read(bytes) } catch { #expect(error is InputComplaint, "\(error)") }
    }
  }

  /// 600 kB that unpack to 600 MB.
  @Test func anArchiveThatGrowsBeyondMeasureIsRefused() throws {
    let python = try #require(
      ["/usr/bin/python3", "/usr/local/bin/python3"].first { FileManager.default.isExecutableFile(atPath: $0) })
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("bomb-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)
      z.writestr('xl/workbook.xml', '<workbook><sheets><sheet name="One" id="r1"/></sheets></workbook>')
      z.writestr('xl/_rels/workbook.xml.rels', '<R><Relationship Id="r1" Target="s.xml"/></R>')
      with z.open('xl/s.xml', 'w') as part:
          part.write(b'<worksheet><sheetData><row><c t="str"><v>Name</v></c></row>')
          for _ in range(600): part.write(b' ' * (1 << 20))
          part.write(b'</sheetData></worksheet>')
      z.close()
      """
    try #require(Ran.program(python, ["-c", script, path]) == 0)
    var form = TableForm()
    form.isForeign = true
    let error = #expect(throws: InputComplaint.self) {
      var reader = try openTable(file: "w.xlsx", bytes: try FileBytes(path: path), form: form)
      while try reader.next() != nil {}
    }
    #expect(error?.message.contains("MB when it is unpacked, expected a table") == true, "\(String(describing: error))")
  }
}
