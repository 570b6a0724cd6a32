import CustomerSuccess

/// Something a fact needs to be there before it.
struct Reference {
  var key: FactKey
  var column: String
  /// Such as `'CUST-9', expected the id of a customer`.
  var complaint: String
}

extension Fact {
  /// What must be in the same import before this fact, or stored.
  var references: [Reference] {
    switch self {
    case .customer: []
    case .contact(let fact): [.to(fact.customer)]
    case .activity(let fact): [.to(fact.customer)]
    case .observation(let fact): [.to(fact.customer)]
    case .override(let fact): [.to(fact.customer)]
    case .score(let fact): [.to(fact.customer)]
    case .action(let fact): [.to(fact.customer)]
    case .ticket(let fact): [.to(fact.customer)]
    case .ticketEvent(let fact): fact.references
    case .survey(let fact): [.to(fact.customer)] + (fact.ticket.map { [.to($0, column: "ticket")] } ?? [])
    case .learner(let fact): [.to(fact.customer)]
    case .enrolment(let fact): [.to(fact.learner)]
    case .progress(let fact): [.to(fact.learner)]
    case .certificate(let fact): [.to(fact.learner)]
    case .rootCause(let fact): [.to(fact.ticket, column: "ticket")]
    case .article: []
    case .articleLink(let fact): [.to(fact.article), .to(fact.ticket, column: "ticket")]
    }
  }

  /// What must be there at the end of the import, wherever it stands.
  var lateReferences: [Reference] {
    guard case .ticket(let ticket) = self else { return [] }
    let opening = Reference(
      key: .ticketEvent(ticket.id, 0), column: "severity",
      complaint: "empty, expected a severity, or the ticket's events among the ticket-events")
    return [opening] + (ticket.follows.map { [.to($0, column: "follows")] } ?? [])
  }
}

extension TicketEvent {
  fileprivate var references: [Reference] {
    var references = [Reference.to(ticket, column: "ticket")]
    if case .merged(let other) = kind { references.append(.to(other, column: "into")) }
    if order > 0 {
      references.append(
        Reference(
          key: .ticketEvent(ticket, order - 1), column: "order",
          complaint: "found \(order), expected the ticket's event \(order - 1) before it"))
    }
    return references
  }
}

extension Reference {
  fileprivate static func to(_ id: CustomerID) -> Reference {
    Reference(key: .customer(id), column: "customer", complaint: words(id.text, "customer"))
  }

  fileprivate static func to(_ id: TicketID, column: String) -> Reference {
    Reference(key: .ticket(id), column: column, complaint: words(id.text, "ticket"))
  }

  fileprivate static func to(_ id: LearnerID) -> Reference {
    Reference(key: .learner(id), column: "learner", complaint: words(id.text, "learner"))
  }

  fileprivate static func to(_ id: ArticleID) -> Reference {
    Reference(key: .article(id), column: "article", complaint: words(id.text, "article"))
  }

  private static func words(_ id: String, _ kind: String) -> String {
    "found '\(id.excerpt)', expected the id of \(kind == "article" ? "an" : "a") \(kind) in these files or in the database"
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
      ($0.file, $0.line, $0.reference.column) < ($1.file, $1.line, $1.reference.column)
    }
    let missing = try missing(waiting.map(\.reference.key))
    return waiting.filter { missing.contains($0.reference.key) }.map {
      InputComplaint(
        file: $0.file, line: $0.line, column: $0.reference.column, message: $0.reference.complaint, wantsAnother: true)
    }
  }

  private static func fingerprint(_ key: FactKey) -> Int {
    var hasher = Hasher()
    key.hash(into: &hasher)
    return hasher.finalize()
  }
}
