import Foundation
import Interchange
import Statistics
import Testing

@Suite struct CSVReaderTests {
  /// Rows, or the complaint.
  private func read(_ text: String, pieceLength: Int = 1 << 18) -> Result<[[String]], InputComplaint> {
    read(Array(text.utf8), pieceLength: pieceLength)
  }

  private func read(_ bytes: [UInt8], pieceLength: Int = 1 << 18) -> Result<[[String]], InputComplaint> {
    do {
      var reader = try CSVReader(file: "t.csv", bytes: MemoryBytes(bytes, pieceLength: pieceLength))
      var rows: [[String]] = []
      while let row = try reader.next() { rows.append(row.values) }
      return .success(rows)
    } catch let complaint as InputComplaint {
      return .failure(complaint)
    } catch {
      return .failure(InputComplaint(file: "t.csv", message: "\(error)"))
    }
  }

  @Test(
    arguments: [
      ("", []), ("a", [["a"]]), ("a\n", [["a"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,\n,b\n", [["a", ""], ["", "b"]]),
      ("\"a\",\"b,c\"\n", [["a", "b,c"]]), ("\"a\"\"b\"\n", [["a\"b"]]), ("\"\"\"\"\n", [["\""]]),
      ("\"a\nb\",c\n", [["a\nb", "c"]]), ("\"a\r\nb\",c\n", [["a\r\nb", "c"]]), ("\"\"\n", [[""]]),
      ("a\n\n\nb\n", [["a"], ["b"]]), ("\"\",\"\"\n", [["", ""]]), ("é,\u{1F600}\n", [["é", "\u{1F600}"]]),
      ("a, b ,c\n", [["a", " b ", "c"]]), ("a;b\n", [["a;b"]]),
    ] as [(String, [[String]])])
  func readsTables(text: String, rows: [[String]]) throws {
    for pieceLength in [1, 2, 3, 1 << 18] {
      #expect(try read(text, pieceLength: pieceLength).get() == rows)
    }
  }

  @Test(arguments: [
    ("a,b\n1,\"x\n", "t.csv:2: field 2: the file ends inside quotes, expected a closing quote"),
    ("a,b\n1,x\"y\n", "t.csv:2: field 2: a quote inside a field that does not begin with one"),
    ("a,b\n1,\"x\"y\n", "t.csv:2: field 2: text after the closing quote of a field"),
    ("a,b\n1\n", "t.csv:2: 1 field, expected 2 as in the first row"),
    ("a,b\n\"1\n2\",3\n1,2,3\n", "t.csv:4: field 3: more than 2 fields, expected 2 as in the first row"),
    ("a,b\n1,\0\n", "t.csv:2: field 2: a NUL byte, expected UTF-8 text"),
    ("a,b\n1,\"\0\"\n", "t.csv:2: field 2: a NUL byte, expected UTF-8 text"),
    ("a,b\r1,2\r", "t.csv:1: field 2: a carriage return without a line feed"),
  ])
  func refusesWhatIsNoTable(text: String, complaint: String) {
    for pieceLength in [1, 2, 1 << 18] {
      guard case .failure(let found) = read(text, pieceLength: pieceLength) else {
        Issue.record("read \(text.debugDescription)")
        return
      }
      #expect(found.description.hasPrefix(complaint), "\(found)")
    }
  }

  @Test(
    arguments: [[0x61, 0x0A, 0xFF, 0x0A], [0x61, 0x0A, 0xC3, 0x0A], [0x61, 0x0A, 0xED, 0xA0, 0x80, 0x0A]] as [[UInt8]])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) {
    guard case .failure(let found) = read(bytes) else {
      Issue.record("read \(bytes)")
      return
    }
    #expect(found.description == "t.csv:2: field 1: not UTF-8, expected UTF-8 text")
  }

  @Test func refusesAFieldWithoutEnd() {
    let field = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000)
    for bytes in [Array("a\n".utf8) + field, Array("a\n\"".utf8) + field] {
      guard case .failure(let found) = read(bytes) else {
        Issue.record("read a field of 10 MB")
        continue
      }
      #expect(found.description.contains("t.csv:2: field 1: a field longer than 1000000 bytes"), "\(found)")
    }
    let longest = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)
    #expect((try? read(longest).get().first?.first?.utf8.count) == 1_000_000)
  }

  /// Python's `csv` in strict mode reads what we write and what it writes itself as the same rows.
  @Test func agreesWithPython() throws {
    guard let python = PythonOracle() else {
      print("python3 is not there: CSV was judged by the table of cases only")
      return
    }
    var random = SplitMix64(seed: 7)
    var tables: [[[String]]] = []
    for _ in 0..<300 {
      let width = Int.random(in: 1...5, using: &random)
      tables.append(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in (0..<width).map { _ in random.cell() } })
    }
    let ours = tables.map { rows in rows.map { CSVWriter(raw: true).line($0) }.joined() }
    #expect(try python.read(ours) == tables)
    let theirs = try python.write(tables)
    for (text, rows) in zip(theirs, tables) { #expect(try read(text).get() == rows, "\(text.debugDescription)") }
  }
}

@Suite struct FormulaProtectionTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("@x", "'@x"), ("-x", "'-x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    ("-5", "-5"), ("-12.50", "-12.50"), ("-1-1", "'-1-1"), ("'=x", "''=x"), ("'x", "'x"), ("a=b", "a=b"), ("", ""),
    ("-", "'-"), ("-.5", "'-.5"), ("'-5", "''-5"),
    ("-1e-07", "-1e-07"), ("-2.5E+10", "-2.5E+10"), ("-1e", "'-1e"), ("-e5", "'-e5"), ("-1e5e5", "'-1e5e5"),
    ("＝1", "'＝1"), ("＠x", "'＠x"), ("\nx", "\"'\nx\""), ("''=x", "'''=x"),
  ])
  func protectsFormulas(value: String, written: String) throws {
    #expect(CSVWriter().line([value, "z"]) == "\(written),z\n")
    let table = "a,b\n" + CSVWriter().line([value, "z"])
    var reader = try openTable(file: "t.csv", bytes: MemoryBytes(table))
    #expect(try reader.next()?.values == [value, "z"])
    var form = TableForm()
    form.isRaw = true
    var raw = try openTable(
      file: "t.csv", bytes: MemoryBytes("a,b\n" + CSVWriter(raw: true).line([value, "z"])), form: form)
    #expect(try raw.next()?.values == [value, "z"])
  }

  /// A NUL is never written, so it needs no guard.
  @Test func aNulIsMarked() { #expect(CSVWriter().line(["\0=1", "z"]) == "\"\u{FFFD}=1\",z\n") }
}
