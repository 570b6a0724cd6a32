/// Where the rows are inside a JSON text.
struct JSONShape {
  private var scanner: JSONScanner
  /// Objects found on each way, and how many of them hold nothing but one other object, by its name.
  private var objects: [String: Int] = [:]
  private var wrapped: [String: [String: Int]] = [:]
  private var order: [String] = []

  /// Reads the whole text.
  init(file: String, bytes: any ByteSource) throws {
    var cursor = ByteCursor(bytes)
    try cursor.skipByteOrderMark()
    scanner = JSONScanner(file: file, cursor: cursor)
    while try !scanner.isAtEnd() { try read("", depth: 0) }
  }

  /// Nil where rows need no telling: a list of them, or one after another.
  var path: RowPath? {
    let lists = order.filter { $0.hasSuffix("[]") }
    func depth(_ path: String) -> Int { path.split(separator: "[", omittingEmptySubsequences: false).count }
    let isLines = (objects[""] ?? 0) > 1
    guard !isLines,
      let best = lists.min(by: { (depth($0), -(objects[$0] ?? 0)) < (depth($1), -(objects[$1] ?? 0)) })
    else { return nil }
    let inner = wrapped[best]?.first { $0.value == objects[best] }?.key
    let path = best + (inner.map { ".\($0)" } ?? "")
    return path == "[]" ? nil : RowPath(path)
  }

  private mutating func read(_ path: String, depth: Int) throws {
    guard depth < TableLimits.depth else {
      throw scanner.complaint("more than \(TableLimits.depth) objects or lists inside each other")
    }
    if try scanner.skip(UInt8(ascii: "[")) {
      if try scanner.skip(UInt8(ascii: "]")) { return }
      repeat { try read(path + "[]", depth: depth + 1) } while try scanner.skip(UInt8(ascii: ","))
      try scanner.expect("]", "a comma or ] after a value")
    } else if try scanner.skip(UInt8(ascii: "{")) {
      try readMembers(path, depth: depth)
    } else {
      try scanner.skipValue()
    }
  }

  private mutating func readMembers(_ path: String, depth: Int) throws {
    if objects[path] == nil { order.append(path) }
    objects[path, default: 0] += 1
    if try scanner.skip(UInt8(ascii: "}")) { return }
    var members: [(name: String, isObject: Bool)] = []
    repeat {
      let key = try scanner.string("a name in quotes")
      try scanner.expect(":", "a colon after \"\(key)\"")
      members.append((key, try scanner.next() == UInt8(ascii: "{")))
      try read(path.isEmpty ? key : "\(path).\(key)", depth: depth + 1)
    } while try scanner.skip(UInt8(ascii: ","))
    try scanner.expect("}", "a comma or } after a value")
    if members.count == 1, let only = members.first, only.isObject {
      wrapped[path, default: [:]][only.name, default: 0] += 1
    }
  }
}
