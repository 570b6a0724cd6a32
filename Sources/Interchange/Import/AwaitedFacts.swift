import CustomerSuccess

/// References to what may come later in an import, to be looked at when all of it has come: there may be as many as tickets, so
/// they are put aside. The words of a reference are read again only where it was not met.
struct AwaitedFacts {
  struct Entry: PartedEntry {
    var print: Int
    var place: GivenFacts.Place
    fileprivate var text: Int
  }

  private var entries = PartedEntries<Entry>(blockLength: 64)
  private var texts = PutAsideTexts()

  /// Bytes in memory.
  var held: Int { entries.held + texts.held }

  mutating func insert(_ reference: Reference, _ print: Int, at place: GivenFacts.Place) throws {
    try entries.append(Entry(print: print, place: place, text: texts.append(reference.line)))
  }

  func entries(of part: Int) throws -> [Entry] { try entries.entries(of: part) }

  /// Nil for nothing that was inserted.
  func reference(of entry: Entry) throws -> Reference? { Reference(line: try texts.text(at: entry.text)) }
}

extension Reference {
  /// Kind, column, whether it is late, an event's order, and the id, which may hold anything.
  fileprivate var line: String {
    var order = ""
    if case .number(let number)? = key.values.last { order = String(number) }
    return "\(key.kind.rawValue) \(column) \(isLate ? 1 : 0) \(order) \(key.parts.first ?? "")"
  }

  fileprivate init?(line: String) {
    let parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let kind = FactKind(rawValue: parts[0]) else { return nil }
    let order = Int(parts[3]).map { [FactKey.Part.number($0)] } ?? []
    self.init(key: FactKey(kind, [.text(parts[4])] + order), column: parts[1], isLate: parts[2] == "1")
  }
}
