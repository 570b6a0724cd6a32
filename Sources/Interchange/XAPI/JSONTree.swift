/// One JSON value with all that is in it.
indirect enum JSONTree: Sendable {
  case object([String: JSONTree])
  case list([JSONTree])
  case text(String)
  /// A number, `true` or `false`, as it is written; empty for `null`.
  case word(String)

  /// Reads the value that comes next. Of a name given twice in an object the last holds.
  init(_ scanner: inout JSONScanner, depth: Int = 0) throws {
    guard depth < TableLimits.depth else {
      throw scanner.complaint("more than \(TableLimits.depth) objects or lists inside each other")
    }
    switch try scanner.next() {
    case UInt8(ascii: "{"): self = .object(try Self.members(&scanner, depth: depth + 1))
    case UInt8(ascii: "["): self = .list(try Self.items(&scanner, depth: depth + 1))
    case UInt8(ascii: "\""): self = .text(try scanner.string("a text"))
    default: self = .word(try scanner.scalar(of: "value"))
    }
  }

  private static func members(_ scanner: inout JSONScanner, depth: Int) throws -> [String: JSONTree] {
    try scanner.expect("{", "an object")
    var members: [String: JSONTree] = [:]
    if try scanner.skip(UInt8(ascii: "}")) { return members }
    repeat {
      let name = try scanner.string("a name in quotes")
      try scanner.expect(":", "a colon after \"\(name)\"")
      members[name] = try JSONTree(&scanner, depth: depth)
    } while try scanner.skip(UInt8(ascii: ","))
    try scanner.expect("}", "a comma or } after a value")
    return members
  }

  private static func items(_ scanner: inout JSONScanner, depth: Int) throws -> [JSONTree] {
    try scanner.expect("[", "a list")
    var items: [JSONTree] = []
    if try scanner.skip(UInt8(ascii: "]")) { return items }
    repeat { items.append(try JSONTree(&scanner, depth: depth)) } while try scanner.skip(UInt8(ascii: ","))
    try scanner.expect("]", "a comma or ] after a value")
    return items
  }

  subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// Nil for what is no text, and for an empty one.
  var text: String? {
    guard case .text(let text) = self, !text.isEmpty else { return nil }
    return text
  }

  /// A number; nil for a text, however it reads.
  var number: Double? {
    guard case .word(let word) = self, let number = Double(word), number.isFinite else { return nil }
    return number
  }

  var isTrue: Bool { if case .word("true") = self { true } else { false } }

  /// The texts of an object, whatever their names.
  var texts: [String] {
    guard case .object(let members) = self else { return [] }
    return members.sorted { $0.key < $1.key }.compactMap(\.value.text)
  }
}
