import Interchange
import Testing

@Suite struct JSONTableTests {
  private func read(_ text: String) throws -> (columns: [String], rows: [[String]], lines: [Int]) {
    var reader = try openTable(file: "t.json", bytes: MemoryBytes(Array(text.utf8), pieceLength: 3))
    var rows: [TableRow] = []
    while let row = try reader.next() { rows.append(row) }
    return (reader.columns, rows.map(\.values), rows.map(\.line))
  }

  @Test(arguments: [
    "[{\"a\": \"x\", \"b\": 1.5},\n {\"b\": -2e3, \"c\": true}]\n",
    "{\"a\": \"x\", \"b\": 1.5}\n{\"b\": -2e3, \"c\": true}\n",
    " \u{FEFF}".dropFirst() + "{\"a\":\"x\",\"b\":1.5}\n\n{\"b\":-2e3,\"c\":true,\"a\":null}",
  ])
  func readsArraysAndLines(text: String) throws {
    let table = try read(text)
    #expect(table.columns == ["a", "b", "c"])
    #expect(table.rows == [["x", "1.5"], ["", "-2e3", "true"]])
    #expect(table.lines.first == 1)
  }

  /// A line tells where a row is while no other row begins on it.
  @Test(arguments: [
    ("[{\"a\":1},{\"a\":2},{\"a\":3}]", [-1, -2, -3]), ("[{\"a\":1},{\"a\":2},{\"a\":3}]\n\n", [-1, -2, -3]),
    ("[{\"a\":1},\n{\"a\":2},{\"a\":3}]", [1, 2, -3]), ("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n", [1, 2, 3]),
    ("{\"a\":1}{\"a\":2} {\"a\":3}", [1, -2, -3]), ("[\n{\"a\":1},\n\n{\"a\":2}\n,{\"a\":3}]", [2, 4, 5]),
  ])
  func rowsOfOneLineAreToldByTheirNumber(_ text: String, _ places: [Int]) throws {
    #expect(try read(text).lines == places)
  }

  @Test func whatIsWrongInARowOfOneLineNamesTheRow() {
    let complaint = #expect(throws: InputComplaint.self) { try read("[{\"a\":1},{\"a\":2},{\"a\" 3}]") }
    #expect(complaint?.description.hasPrefix("t.json: row 3: ") == true, "\(String(describing: complaint))")
  }

  @Test(arguments: ["[]", " [ ] \n"])
  func readsAnEmptyArray(text: String) throws {
    var reader = try openTable(file: "t.json", bytes: MemoryBytes(text))
    for _ in 0..<3 { #expect(try reader.next() == nil) }
  }

  @Test func readsEscapes() throws {
    let table = try read(#"{"a\"b": "\\ \/ \b\f\n\r\t \u00e9 \ud83d\ude00 =1"}"#)
    #expect(table.columns == ["a\"b"])
    #expect(table.rows == [["\\ / \u{8}\u{C}\n\r\t é 😀 =1"]])
  }

  @Test(arguments: [
    ("[", "t.json:1: the file ends here, expected an object"),
    ("[] x", "t.json:1: text after the closing ]"),
    ("[{\"a\":1}", "t.json:1: the file ends here, expected a comma or ] after an object"),
    ("[{\"a\":1}] x", "t.json:1: text after the closing ]"),
    ("{\"a\":1\n,\"a\":2}", "t.json:2: \"a\" given twice in one object"),
    ("{\"a\":{}}", "t.json:1: a: found an object or a list"),
    ("{\"a\":01}", "t.json:1: found '01', expected a text, a number"),
    ("{\"a\":nul}", "t.json:1: found 'nul'"),
    ("{\"a\":\"x", "t.json:1: the file ends inside a text"),
    ("{\"a\":\"\n\"}", "t.json:1: a control character inside a text"),
    ("{\"a\":\"\\x\"}", "t.json:1: an unknown escape"),
    ("{\"a\":\"\\ud800\"}", "t.json:1: half of a \\u surrogate pair"),
    ("{\"a\":\"\\u0000\"}", "t.json:1: \\u0000 in a text"),
    ("{\"a\":1}\n{\"a\" 1}", "t.json:2: found '1', expected a colon after \"a\""),
    ("{\"a\":1}\n[1]", "t.json:2: found '[', expected an object"),
    ("", "t.json: empty, expected a header row or JSON objects"),
  ])
  func refusesWhatIsNoTable(text: String, complaint: String) {
    let error = #expect(throws: InputComplaint.self) { _ = try read(text) }
    #expect(error?.description.hasPrefix(complaint) == true, "\(String(describing: error))")
  }

  @Test func refusesATextWithoutEnd() {
    let text = "{\"a\":\"" + String(repeating: "x", count: 10_000_000)
    let error = #expect(throws: InputComplaint.self) { _ = try openTable(file: "t.json", bytes: MemoryBytes(text)) }
    #expect(error?.description.hasPrefix("t.json:1: a text longer than 1000000 bytes") == true)
  }
}
