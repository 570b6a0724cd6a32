/// The way to values inside JSON: `paging.next.after`, `results[].updatedAt`. Names may have points themselves.
public struct JSONWay: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// Nil for what is no way.
  public init?(_ text: String) {
    guard RowPath(text) != nil else { return nil }
    description = text
  }
}

/// Values found in an answer, each with its way, in the order in which they stand there.
public struct JSONFindings: Sendable {
  private var found: [JSONWay: [String]] = [:]

  public func values(_ way: JSONWay) -> [String] { found[way] ?? [] }
  /// The last that is not empty.
  public func last(_ way: JSONWay) -> String? { values(way).last { !$0.isEmpty } }
  public func isTrue(_ way: JSONWay) -> Bool { values(way).last == "true" }

  /// Nothing found.
  public init() {}

  /// Whether the bytes are JSON by their beginning.
  public static func begins(_ bytes: some ByteSource) throws -> Bool {
    JSONTable.begins(try LedBytes(bytes, ahead: 1024).head)
  }

  /// Reads all of `bytes`, one value or several one after the other, and throws where they break off.
  public init(_ ways: [JSONWay], in bytes: any ByteSource, file: String) throws {
    var scanner = JSONScanner(file: file, cursor: ByteCursor(bytes))
    let rests = ways.map { (way: $0, rest: $0.description[...]) }
    repeat { try read(&scanner, rests, depth: 0) } while try !scanner.isAtEnd()
  }

  private typealias Rest = (way: JSONWay, rest: Substring)

  private mutating func read(_ scanner: inout JSONScanner, _ rests: [Rest], depth: Int) throws {
    guard !rests.isEmpty else { return try scanner.skipValue() }
    guard depth < TableLimits.depth else {
      throw scanner.complaint("more than \(TableLimits.depth) objects or lists inside each other")
    }
    switch try scanner.next() {
    case UInt8(ascii: "{"): try readObject(&scanner, rests, depth)
    case UInt8(ascii: "["): try readList(&scanner, rests, depth)
    default:
      let ended = rests.filter(\.rest.isEmpty)
      let text = try scanner.scalar(of: ended.first?.way.description ?? "value")
      for (way, _) in ended { found[way, default: []].append(text) }
    }
  }

  private mutating func readObject(_ scanner: inout JSONScanner, _ rests: [Rest], _ depth: Int) throws {
    try scanner.expect("{", "an object")
    if try scanner.skip(UInt8(ascii: "}")) { return }
    repeat {
      let key = try scanner.string("a name in quotes")
      try scanner.expect(":", "a colon after \"\(key)\"")
      try read(&scanner, rests.compactMap { JSONFindings.goingOn($0, through: key) }, depth: depth + 1)
    } while try scanner.skip(UInt8(ascii: ","))
    try scanner.expect("}", "a comma or } after a value")
  }

  private mutating func readList(_ scanner: inout JSONScanner, _ rests: [Rest], _ depth: Int) throws {
    try scanner.expect("[", "a list")
    if try scanner.skip(UInt8(ascii: "]")) { return }
    let inner = rests.compactMap { way, rest -> Rest? in
      guard rest.hasPrefix("[]") else { return nil }
      let rest = rest.dropFirst(2)
      return (way, rest.hasPrefix(".") ? rest.dropFirst() : rest)
    }
    repeat { try read(&scanner, inner, depth: depth + 1) } while try scanner.skip(UInt8(ascii: ","))
    try scanner.expect("]", "a comma or ] after a value")
  }

  /// What is left of a way behind a member.
  private static func goingOn(_ place: Rest, through key: String) -> Rest? {
    guard !key.isEmpty, place.rest.hasPrefix(key) else { return nil }
    let rest = place.rest.dropFirst(key.count)
    if rest.isEmpty || rest.hasPrefix("[]") { return (place.way, rest) }
    return rest.hasPrefix(".") ? (place.way, rest.dropFirst()) : nil
  }
}
