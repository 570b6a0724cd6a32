/// Flat JSON objects as rows, read as they come: an array of them, or one after another (JSON Lines).
///
/// Numbers and `true`/`false` are taken as their text, `null` as empty. Objects or lists inside an object are refused.
struct JSONTable: TableReader {
  let file: String
  private(set) var columns: [String] = []
  private var index: [String: Int] = [:]
  private var scanner: JSONScanner
  private let isArray: Bool
  private var isFirst = true
  private var isDone = false
  private var pending: TableRow?

  init(file: String, cursor: ByteCursor) throws {
    self.file = file
    scanner = JSONScanner(file: file, cursor: cursor)
    isArray = try scanner.skip(UInt8(ascii: "["))
    pending = try readRow()
    // An empty array is what exporting nothing gives.
    guard pending != nil || isArray else {
      throw InputComplaint(file: file, message: "holds no objects, expected at least one")
    }
  }

  mutating func next() throws -> TableRow? {
    guard var row = try pending ?? readRow() else { return nil }
    pending = nil
    row.values += Array(repeating: "", count: columns.count - row.values.count)
    return row
  }

  private mutating func readRow() throws -> TableRow? {
    if isDone { return nil }
    if isArray {
      if try scanner.skip(UInt8(ascii: "]")) {
        guard try scanner.isAtEnd() else { throw scanner.complaint("text after the closing ]") }
        isDone = true
        return nil
      }
      if !isFirst { try scanner.expect(",", "a comma or ] after an object") }
    } else if try scanner.isAtEnd() {
      return nil
    }
    isFirst = false
    return try readObject()
  }

  private mutating func readObject() throws -> TableRow {
    try scanner.expect("{", "an object such as {\"id\": \"CUST-001\"}")
    var row = TableRow(line: scanner.line, values: Array(repeating: "", count: columns.count))
    var seen: Set<Int> = []
    if try scanner.skip(UInt8(ascii: "}")) { return row }
    repeat {
      let key = try scanner.string("a name in quotes")
      try scanner.expect(":", "a colon after \"\(key)\"")
      let column = try position(of: key)
      guard seen.insert(column).inserted else { throw scanner.complaint("\"\(key)\" given twice in one object") }
      while row.values.count <= column { row.values.append("") }
      row.values[column] = try scanner.scalar(of: key)
    } while try scanner.skip(UInt8(ascii: ","))
    try scanner.expect("}", "a comma or } after a value")
    return row
  }

  private mutating func position(of key: String) throws -> Int {
    if let known = index[key] { return known }
    guard columns.count < TableLimits.columns else {
      throw scanner.complaint("more than \(TableLimits.columns) different names in the objects")
    }
    columns.append(key)
    index[key] = columns.count - 1
    return columns.count - 1
  }
}
