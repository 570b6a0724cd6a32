import CustomerSuccess

/// Something that a fact needs to be there: what its fields refer to, and of a ticket and its events each other.
struct Reference {
  var key: FactKey
  var column: StaticString
  /// At the end of the import, wherever it stands; otherwise before the fact.
  var isLate = false

  /// Such as `found 'CUST-9', expected the id of a customer`.
  var complaint: String {
    if key.kind == .ticketEvent, case .number(let before)? = key.values.last {
      return isLate
        ? "empty, expected a severity, or the ticket's events among the ticket-events"
        : "found \(before + 1), expected the ticket's event \(before) before it"
    }
    let title = key.kind.title
    let article = "aeiou".contains(title.prefix(1)) ? "an" : "a"
    let id = key.parts.joined(separator: " ").excerpt
    return "found '\(id)', expected the id of \(article) \(title) in these files or in the database"
  }
}

extension Fact {
  var needs: [Reference] {
    let told = value.references.map { Reference(key: $0.key, column: $0.column, isLate: $0.isLate) }
    switch self {
    case .ticket(let ticket):
      return told + [Reference(key: .ticketEvent(ticket.id, 0), column: "severity", isLate: true)]
    case .ticketEvent(let event) where event.order > 0:
      return told + [Reference(key: .ticketEvent(event.ticket, event.order - 1), column: "order")]
    default: return told
    }
  }
}

/// Which ids and facts an import has met, as 64-bit fingerprints, whatever their length.
struct ReferenceBook {
  private let target: any ImportTarget
  private var met = FingerprintSet()
  /// Met, and left out after all.
  private var forgotten: Set<Int> = []
  private var stored: Set<Int> = []
  private var late: [Int: LateReference] = [:]

  private struct LateReference {
    var reference: Reference
    var file: String
    var line: Int
  }

  init(target: any ImportTarget) { self.target = target }

  /// False when the import has met this fact before.
  mutating func meet(_ key: FactKey) -> Bool {
    let print = ReferenceBook.fingerprint(key)
    late[print] = nil
    return forgotten.remove(print) != nil || met.insert(print)
  }

  mutating func forget(_ key: FactKey) { forgotten.insert(ReferenceBook.fingerprint(key)) }

  private func isMet(_ print: Int) -> Bool { met.contains(print) && !forgotten.contains(print) }

  mutating func expect(_ reference: Reference, file: String, line: Int) {
    let print = ReferenceBook.fingerprint(reference.key)
    guard !isMet(print) else { return }
    late[print] = LateReference(reference: reference, file: file, line: line)
  }

  /// Whether the import has met all that the facts need, and nothing of it may come later: the case of nearly every row, told
  /// without a list of needs.
  func hasAll(_ facts: [Fact]) -> Bool {
    var needs = MetNeeds(book: self)
    return facts.allSatisfy { fact in
      switch fact {
      case .ticket: return false
      case .ticketEvent(let event) where event.order > 0:
        guard isMet(ReferenceBook.fingerprint(.ticketEvent(event.ticket, event.order - 1))) else { return false }
      default: break
      }
      return fact.open(&needs)
    }
  }

  fileprivate func has(_ key: FactKey) -> Bool {
    let print = ReferenceBook.fingerprint(key)
    return isMet(print) || stored.contains(print)
  }

  /// Those of the keys that neither the import nor the store has.
  mutating func missing(_ keys: some Sequence<FactKey>) throws -> Set<FactKey> {
    let unknown = Set(keys).filter {
      let print = ReferenceBook.fingerprint($0)
      return !isMet(print) && !stored.contains(print)
    }
    guard !unknown.isEmpty else { return [] }
    let found = try target.stored(Array(unknown))
    for key in found.keys { stored.insert(ReferenceBook.fingerprint(key)) }
    return unknown.filter { found[$0] == nil }
  }

  /// Complaints about what should have come and did not.
  mutating func unresolved() throws -> [InputComplaint] {
    let waiting = late.values.sorted {
      ($0.file, $0.line, "\($0.reference.column)") < ($1.file, $1.line, "\($1.reference.column)")
    }
    let missing = try missing(waiting.map(\.reference.key))
    return waiting.filter { missing.contains($0.reference.key) }.map {
      InputComplaint(
        file: $0.file, line: $0.line, column: "\($0.reference.column)", message: $0.reference.complaint,
        wantsAnother: true)
    }
  }

  private static func fingerprint(_ key: FactKey) -> Int {
    var hasher = Hasher()
    key.hash(into: &hasher)
    return hasher.finalize()
  }
}

/// Looks whether what a fact refers to is met.
private struct MetNeeds: FieldVisitor, FactUse {
  let book: ReferenceBook
  private var areMet = true
  /// Rows that belong to the same thing stand together.
  private var last: (kind: FactKind, id: String)?

  init(book: ReferenceBook) { self.book = book }

  mutating func use<Value: FactRecord>(_ value: Value) -> Bool {
    areMet = true
    var value = value
    Value.fields(&value, &self)
    return areMet
  }

  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    meet(field, value.text, kind)
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    if let value { meet(field, value.text, kind) }
  }

  private mutating func meet(_ field: RecordField, _ id: String, _ kind: FactKind) {
    guard areMet else { return }
    guard !field.isLate else { return areMet = false }
    if let last, last.kind == kind, last.id == id { return }
    areMet = book.has(FactKey(kind, id))
    if areMet { last = (kind, id) }
  }
}
