/// JSON objects as rows, read as they come: an array of them, one after another (JSON Lines), or those that a path leads to.
///
/// Numbers and `true`/`false` are taken as their text, `null` as empty. Objects or lists inside an object are refused; in another
/// tool's file, what is in them is a column by the way to it: `properties.name`, `contacts[0].email`; texts of a list stand
/// together.
struct JSONTable: TableReader {
  let file: String
  private(set) var columns: [String] = []
  private var index: [String: Int] = [:]
  private var walk: JSONWalk
  private let isForeign: Bool
  private var pending: TableRow?
  /// What stands before the first row and is none.
  private var unfit: [InputComplaint] = []
  private var places: JSONPlaces

  /// So much of a file is enough to tell.
  static let looked = 256

  /// Whether bytes look like JSON.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    var head = head
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    let first = head.first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Whether nothing stands on a second line, as far as the bytes go. One object after another may be long lines; what is in a list
  /// is on one line then.
  static func isOneLine(_ head: ArraySlice<UInt8>, isList: Bool) -> Bool {
    guard isList || head.first(where: { $0 != 32 && $0 != 9 }) == UInt8(ascii: "[") else { return false }
    guard let end = head.firstIndex(of: 10) else { return true }
    return head[end...].allSatisfy { $0 == 10 || $0 == 13 || $0 == 32 || $0 == 9 }
  }

  init(file: String, cursor: ByteCursor, form: TableForm = TableForm(), isOneLine: Bool = false) throws {
    places = JSONPlaces(isOneLine: isOneLine)
    self.file = file
    isForeign = form.isForeign
    walk = try JSONWalk(JSONScanner(file: file, cursor: cursor), to: form.rows)
    pending = try readFirstRow()
    // An empty array is what exporting nothing gives.
    guard pending != nil || walk.sawList else {
      throw InputComplaint(file: file, message: walk.missing ?? "holds no objects, expected at least one")
    }
  }

  var hasHeader: Bool { false }

  /// The one that tells the columns.
  private mutating func readFirstRow() throws -> TableRow? {
    while true {
      do {
        if let row = try readRow() { return row }
      } catch let complaint as InputComplaint {
        guard complaint.unfitRow != nil, unfit.count < TableLimits.firstRows else { throw unfit.first ?? complaint }
        unfit.append(complaint)
        continue
      }
      guard let none = unfit.first else { return nil }
      throw none
    }
  }

  mutating func next() throws -> TableRow? {
    if !unfit.isEmpty { throw unfit.removeFirst() }
    guard var row = try pending ?? readRow() else { return nil }
    pending = nil
    row.values += Array(repeating: "", count: columns.count - row.values.count)
    return row
  }

  private mutating func readRow() throws -> TableRow? {
    guard try walk.goToRow() else { return nil }
    guard let first = try walk.scanner.next() else { throw try walk.scanner.unexpected(JSONTable.expected) }
    let place = places.next(line: walk.scanner.line)
    guard first == UInt8(ascii: "{") else { throw try noObject(at: place) }
    _ = try walk.scanner.skip(first)
    do {
      var row = TableRow(line: place, values: Array(repeating: "", count: columns.count))
      var seen: Set<Int> = []
      try readMembers(into: &row, prefix: "", seen: &seen, depth: 0)
      return row
    } catch var complaint as InputComplaint where place < 0 && complaint.line != nil {
      complaint.line = place
      throw complaint
    }
  }

  private static let expected = "an object such as {\"id\": \"CUST-001\"}"

  /// A value that is no object is a wrong row, and the file goes on behind it.
  private mutating func noObject(at place: Int) throws -> InputComplaint {
    var complaint = try walk.scanner.unexpected(JSONTable.expected)
    complaint.line = place
    if try walk.scanner.next() == UInt8(ascii: "[") {
      guard (try? walk.scanner.skipValue()) != nil else { return complaint }
      complaint.unfitRow = [""]
    } else if let text = try? walk.scanner.scalar(of: "") {
      complaint.unfitRow = [text]
    }
    return complaint
  }

  /// Those of an object whose brace is behind.
  private mutating func readMembers(
    into row: inout TableRow, prefix: String, seen: inout Set<Int>, depth: Int
  ) throws {
    guard depth < TableLimits.depth else {
      throw walk.scanner.complaint("more than \(TableLimits.depth) objects inside each other")
    }
    if try walk.scanner.skip(UInt8(ascii: "}")) { return }
    repeat {
      let key = prefix + (try walk.scanner.string("a name in quotes"))
      try walk.scanner.expect(":", "a colon after \"\(key)\"")
      if isForeign, try walk.scanner.skip(UInt8(ascii: "{")) {
        try readMembers(into: &row, prefix: key + ".", seen: &seen, depth: depth + 1)
      } else if isForeign, try walk.scanner.skip(UInt8(ascii: "[")) {
        try readList(into: &row, key: key, seen: &seen, depth: depth + 1)
      } else {
        let isNumber = try walk.scanner.next().map(JSONTable.beginsNumber) ?? false
        let column = try put(try scalar(of: key), under: key, in: &row, seen: &seen)
        if isNumber { row.numbers.insert(column) }
      }
    } while try walk.scanner.skip(UInt8(ascii: ","))
    try walk.scanner.expect("}", "a comma or } after a value")
  }

  private mutating func readList(into row: inout TableRow, key: String, seen: inout Set<Int>, depth: Int) throws {
    if try walk.scanner.skip(UInt8(ascii: "]")) { return }
    var texts: [String] = []
    var position = 0
    repeat {
      if try walk.scanner.skip(UInt8(ascii: "{")) {
        try readMembers(into: &row, prefix: "\(key)[\(position)].", seen: &seen, depth: depth + 1)
      } else if try walk.scanner.next() == UInt8(ascii: "[") {
        try walk.scanner.skipValue()
      } else {
        let text = try walk.scanner.scalar(of: key)
        if !text.isEmpty { texts.append(text) }
      }
      position += 1
    } while try walk.scanner.skip(UInt8(ascii: ","))
    try walk.scanner.expect("]", "a comma or ] after a value")
    if !texts.isEmpty { _ = try put(texts.joined(separator: ", "), under: key, in: &row, seen: &seen) }
  }

  private mutating func scalar(of key: String) throws -> String {
    do { return try walk.scanner.scalar(of: key) } catch let complaint as InputComplaint {
      guard !isForeign, complaint.message.contains("an object or a list") else { throw complaint }
      var hinted = complaint
      hinted.message += "; where rows stand inside an object, a mapping says the way to them (rows: \(key)[])"
      throw hinted
    }
  }

  private static func beginsNumber(_ byte: UInt8) -> Bool { (48...57).contains(byte) || byte == UInt8(ascii: "-") }

  /// Answers in which column it stands.
  private mutating func put(
    _ text: String, under key: String, in row: inout TableRow, seen: inout Set<Int>
  ) throws -> Int {
    let column = try position(of: key)
    guard seen.insert(column).inserted else { throw walk.scanner.complaint("\"\(key)\" given twice in one object") }
    while row.values.count <= column { row.values.append("") }
    row.values[column] = text
    return column
  }

  private mutating func position(of key: String) throws -> Int {
    if let known = index[key] { return known }
    guard columns.count < TableLimits.columns else {
      throw walk.scanner.complaint("more than \(TableLimits.columns) different names in the objects")
    }
    columns.append(key)
    index[key] = columns.count - 1
    return columns.count - 1
  }
}
