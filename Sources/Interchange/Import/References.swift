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

/// Which ids and facts an import has met, as 64-bit fingerprints, whatever their length.
///
/// In memory are those that others refer to. Of a ticket's events, which come in order, that is the first and the last of each
/// run; the rest is looked at for what is given twice.
struct ReferenceBook {
  private let target: any ImportTarget
  /// Rows of other tools are left out one by one, so that of each it must be known at once whether it was met before.
  private let tellsAtOnce: Bool
  private var met = FingerprintSet()
  /// Met, and left out after all.
  private var forgotten: Set<Int> = []
  private var stored: Set<Int> = []
  private var late: [Int: LateReference] = [:]
  private var given: GivenFacts
  private var lastMet = EventRun()
  private var lastOpen = EventRun()

  private struct LateReference {
    var key: LateKey
    var place: GivenFacts.Place
  }

  /// Ids only: there may be as many as tickets.
  fileprivate enum LateKey {
    case events(of: TicketID)
    indirect case other(Reference)
  }

  /// A ticket's event with those before it.
  private struct EventRun {
    var ticket: TicketID?
    var order = 0

    /// False where another run begins.
    mutating func take(_ event: TicketEvent) -> Bool {
      let goesOn = ticket == event.ticket && order + 1 == event.order
      (ticket, order) = (event.ticket, event.order)
      return goesOn
    }

    var key: FactKey? { ticket.map { .ticketEvent($0, order) } }
  }

  init(target: any ImportTarget, tellsAtOnce: Bool, given: GivenFacts = GivenFacts()) {
    self.target = target
    self.tellsAtOnce = tellsAtOnce
    self.given = given
  }

  /// False when the import is known to have met this fact before.
  mutating func meet(_ fact: Fact, at place: GivenFacts.Place) throws -> Bool {
    let key = fact.key
    let print = ReferenceBook.fingerprint(key)
    if !late.isEmpty, late.removeValue(forKey: print) != nil, late.isEmpty { late = [:] }
    guard !tellsAtOnce, !ReferenceBook.referred.contains(key.kind) else {
      return forgotten.remove(print) != nil || met.insert(print)
    }
    if case .ticketEvent(let event) = fact {
      let before = lastMet
      if !lastMet.take(event) { close(before) }
      // The ticket itself may wait for its first.
      if event.order == 0 { _ = met.insert(print) }
    }
    return try given.insert(print, at: place)
  }

  /// Between two batches: what the next one refers to may be the end of a run that goes on.
  mutating func closeRun() { close(lastMet) }

  private mutating func close(_ run: EventRun) {
    if let key = run.key { _ = met.insert(ReferenceBook.fingerprint(key)) }
  }

  mutating func forget(_ fact: Fact) { forgotten.insert(ReferenceBook.fingerprint(fact.key)) }

  private func isMet(_ print: Int) -> Bool { met.contains(print) && !forgotten.contains(print) }

  mutating func expect(_ reference: Reference, at place: GivenFacts.Place) {
    let print = ReferenceBook.fingerprint(reference.key)
    guard !isMet(print) else { return }
    if reference.key.kind == .ticketEvent, let ticket = reference.key.parts.first {
      late[print] = LateReference(key: .events(of: TicketID(ticket)), place: place)
    } else {
      late[print] = LateReference(key: .other(reference), place: place)
    }
  }

  /// What the facts of a row need and the import has not met, and what may come later: of nearly every row, nothing.
  mutating func open(_ facts: ArraySlice<Fact>, _ fields: inout MetFields) -> [Reference] {
    var open: [Reference] = []
    for fact in facts {
      open += fact.open(&fields)
      switch fact {
      case .ticket(let ticket):
        let first = FactKey.ticketEvent(ticket.id, 0)
        guard !facts.contains(where: { if case .ticketEvent(let event) = $0 { event.order == 0 } else { false } })
        else { continue }
        open.append(Reference(key: first, column: "severity", isLate: true))
      case .ticketEvent(let event):
        let goesOn = lastOpen.take(event) && !tellsAtOnce
        guard !goesOn, event.order > 0 else { continue }
        let before = FactKey.ticketEvent(event.ticket, event.order - 1)
        if !has(before) { open.append(Reference(key: before, column: "order")) }
      default: continue
      }
    }
    return open
  }

  func has(_ key: FactKey) -> Bool {
    let print = ReferenceBook.fingerprint(key)
    return isMet(print) || stored.contains(print)
  }

  /// Those of the keys that neither the import nor the store has.
  mutating func missing(_ keys: some Sequence<FactKey>) throws -> Set<FactKey> {
    let unknown = Set(keys).filter { !has($0) }
    guard !unknown.isEmpty else { return [] }
    let found = try target.stored(Array(unknown))
    for key in found.keys { stored.insert(ReferenceBook.fingerprint(key)) }
    return unknown.filter { found[$0] == nil }
  }

  /// Complaints about what should have come and did not, and about what came again; `files` are the import's.
  mutating func unresolved(_ files: [String]) throws -> (complaints: [InputComplaint], more: Int) {
    let waiting = late.values.map { (reference: $0.key.reference, file: files[$0.place.file], line: $0.place.line) }
      .sorted { ($0.file, $0.line, "\($0.reference.column)") < ($1.file, $1.line, "\($1.reference.column)") }
    let missing = try missing(waiting.map(\.reference.key))
    let again = try given.givenAgain(ComplaintList.shown)
    let twice = again.first.map { place, first in
      let before = place.file == first.file ? "line \(first.line)" : "\(files[first.file]):\(first.line)"
      return InputComplaint(
        file: files[place.file], line: place.line, message: "given before in \(before), expected it once")
    }
    let lacking = waiting.filter { missing.contains($0.reference.key) }.map {
      InputComplaint(
        file: $0.file, line: $0.line, column: "\($0.reference.column)", message: $0.reference.complaint,
        wantsAnother: true)
    }
    return (lacking + twice, again.more)
  }

  private static func fingerprint(_ key: FactKey) -> Int {
    var hasher = Hasher()
    key.hash(into: &hasher)
    return hasher.finalize()
  }

  /// The kinds that others refer to.
  private static let referred: Set<FactKind> = {
    var fields = ReferredFields()
    for kind in FactKind.allCases { kind.record.showBlank(to: &fields) }
    return fields.kinds
  }()
}

extension ReferenceBook.LateKey {
  fileprivate var reference: Reference {
    switch self {
    case .events(let ticket): Reference(key: .ticketEvent(ticket, 0), column: "severity", isLate: true)
    case .other(let reference): reference
    }
  }
}

extension FactRecord {
  fileprivate static func showBlank(to visitor: inout some FieldVisitor) { blank.show(to: &visitor) }
}

private struct ReferredFields: FieldVisitor {
  var kinds: Set<FactKind> = []

  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    kinds.insert(kind)
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    kinds.insert(kind)
  }
}

/// Looks which references of facts are not met.
struct MetFields: FieldVisitor, FactUse {
  private let book: ReferenceBook
  private var open: [Reference] = []
  /// Rows that belong to the same thing stand together.
  private var last: (kind: FactKind, id: String)?

  init(_ book: ReferenceBook) { self.book = book }

  mutating func use<Value: FactRecord>(_ value: Value) -> [Reference] {
    open = []
    value.show(to: &self)
    return open
  }

  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    meet(field, value.text, kind)
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    if let value { meet(field, value.text, kind) }
  }

  private mutating func meet(_ field: RecordField, _ id: String, _ kind: FactKind) {
    if !field.isLate, let last, last.kind == kind, last.id == id { return }
    let key = FactKey(kind, id)
    guard field.isLate || !book.has(key) else { return last = (kind, id) }
    open.append(Reference(key: key, column: field.name, isLate: field.isLate))
  }
}
