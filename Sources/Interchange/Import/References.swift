import CustomerSuccess

/// Which ids and facts an import has met, as fingerprints, whatever their length.
///
/// In memory are the ids that others refer to, in so few bits that one in a million that are missing may be overlooked: the
/// database refuses what refers to it. What was given twice, what may come later, and of many facts which ticket's first event
/// is not there, is told exactly, at the end, from what was put aside.
struct ReferenceBook {
  private let target: any ImportTarget
  /// Rows of other tools are left out one by one, so that of each it must be known at once whether it was met before.
  private let tellsAtOnce: Bool
  /// All facts where each is told at once, else the ids that others refer to.
  private var metExactly = FingerprintSet<UInt64>()
  private var metBriefly = FingerprintSet<UInt32>()
  /// Met, and left out after all.
  private var forgotten: Set<Int> = []
  /// There, and not what these files mean by it.
  private var refused: Set<FactKey> = []
  /// What is listed under other keys than it has here.
  private var listedAsOthers: Set<Int> = []
  private var stored = FingerprintSet<UInt64>()
  private var awaited = AwaitedFacts()
  private var given: GivenFacts
  private var last = EventRun()

  /// A ticket's events as they follow each other. A counter may have gaps: what counts is the order.
  private struct EventRun {
    var ticket: TicketID?
    var order = 0

    /// False where another run begins.
    mutating func take(_ event: TicketEvent) -> Bool {
      let goesOn = ticket == event.ticket && order < event.order
      (ticket, order) = (event.ticket, event.order)
      return goesOn
    }
  }

  /// So many facts are told at once.
  init(target: any ImportTarget, tellsAtOnce: Bool, atOnce limit: Int = 1 << 17) {
    self.target = target
    self.tellsAtOnce = tellsAtOnce
    given = GivenFacts(limit: limit)
  }

  /// False when the import is known to have met this fact before.
  mutating func meet(_ key: FactKey, at place: GivenFacts.Place) throws -> Bool {
    let print = ReferenceBook.fingerprint(key)
    if tellsAtOnce { return forgotten.remove(print) != nil || metExactly.insert(print) }
    if ReferenceBook.referred.contains(key.kind) {
      if forgotten.remove(print) != nil { return true }
      _ = metBriefly.insert(print)
    }
    return try given.insert(print, at: place)
  }

  mutating func forget(_ fact: Fact) { forgotten.insert(ReferenceBook.fingerprint(fact.key)) }

  mutating func refuse(_ key: FactKey) { refused.insert(key) }
  func isRefused(_ key: FactKey) -> Bool { refused.contains(key) }

  private func isMet(_ print: Int) -> Bool {
    guard !forgotten.contains(print) else { return false }
    if tellsAtOnce { return metExactly.contains(print) }
    return given.has(print) ?? metBriefly.contains(print)
  }

  mutating func expect(_ reference: Reference, at place: GivenFacts.Place) throws {
    let print = ReferenceBook.fingerprint(reference.key)
    if tellsAtOnce, isMet(print) { return }
    try awaited.insert(reference, print, at: place)
  }

  /// What the facts of a row need and the import has not met, and what may come later: of nearly every row, nothing.
  mutating func open(_ facts: ArraySlice<ToldFact>, _ fields: inout MetFields) -> [Reference] {
    var open: [Reference] = []
    for fact in facts.lazy.map(\.fact) {
      open += fact.open(&fields)
      switch fact {
      case .ticket(let ticket):
        let first = FactKey.ticketEvent(ticket.id, 0)
        guard !facts.contains(where: { if case .ticketEvent(let event) = $0.fact { event.order == 0 } else { false } })
        else { continue }
        open.append(Reference(key: first, column: FirstEvent.column, isLate: true))
      case .ticketEvent(let event):
        let goesOn = last.take(event) && !tellsAtOnce
        guard !goesOn, event.order > 0 else { continue }
        let first = FactKey.ticketEvent(event.ticket, 0)
        let isLate = !tellsAtOnce && given.areMany
        if isLate || !has(first) { open.append(Reference(key: first, column: "order", isLate: isLate)) }
      default: continue
      }
    }
    return open
  }

  /// Whether these files have it.
  func isListed(_ key: FactKey) -> Bool {
    let print = ReferenceBook.fingerprint(key)
    return isMet(print) || listedAsOthers.contains(print)
  }

  mutating func list(_ key: FactKey) { listedAsOthers.insert(ReferenceBook.fingerprint(key)) }

  func has(_ key: FactKey) -> Bool {
    if isRefused(key) { return false }
    let print = ReferenceBook.fingerprint(key)
    return isMet(print) || stored.contains(print)
  }

  /// Those of the keys that neither the import nor the store has.
  mutating func missing(_ keys: some Sequence<FactKey>) throws -> Set<FactKey> {
    let unknown = Set(keys).filter { !has($0) }
    guard !unknown.isEmpty else { return [] }
    let found = try target.stored(Array(unknown))
    for key in found.keys where ReferenceBook.referred.contains(key.kind) {
      _ = stored.insert(ReferenceBook.fingerprint(key))
    }
    return unknown.filter { found[$0] == nil || isRefused($0) }
  }

  /// `files` are the import's.
  mutating func unresolved(_ files: [String]) throws -> Unresolved {
    // What is told now is told exactly.
    (metBriefly, stored) = (FingerprintSet(), FingerprintSet())
    var lacking = FirstFew<Lacking>(ComplaintList.shown) { left, right in
      (files[left.place.file], left.place.line, left.reference.column)
        < (files[right.place.file], right.place.line, right.reference.column)
    }
    var again = FirstFew<GivenFacts.Again>(ComplaintList.shown) { left, right in
      (left.place.file, left.place.line) < (right.place.file, right.place.line)
    }
    var open: [Lacking] = []
    for part in 0..<PrintPart.count {
      let found = try given.part(part)
      for twice in found.again { again.add(twice) }
      for entry in try awaited.entries(of: part) where !found.given.contains(entry.print) {
        if let reference = try awaited.reference(of: entry) { open.append((reference, entry.place)) }
        if open.count >= ImportRun.batchLength { try settle(&open, &lacking) }
      }
    }
    try settle(&open, &lacking)
    let (missing, twice) = (lacking.few, again.few)
    return Unresolved(
      complaints: missing.first.map { complaint(lacking: $0, files) }, more: missing.more,
      again: twice.first.map { complaint(again: $0, files) }, moreAgain: twice.more)
  }

  /// What there is to say at the end: the first of each, and the number of the rest.
  struct Unresolved {
    /// What should have come and did not.
    var complaints: [InputComplaint]
    var more: Int
    /// What came again.
    var again: [InputComplaint]
    var moreAgain: Int
  }

  private typealias Lacking = (reference: Reference, place: GivenFacts.Place)

  /// Keeps what the store does not have either.
  private mutating func settle(_ open: inout [Lacking], _ lacking: inout FirstFew<Lacking>) throws {
    let missing = try missing(open.map(\.reference.key))
    for reference in open where missing.contains(reference.reference.key) { lacking.add(reference) }
    open = []
  }

  private func complaint(lacking: Lacking, _ files: [String]) -> InputComplaint {
    InputComplaint(
      file: files[lacking.place.file], line: lacking.place.line, column: lacking.reference.column,
      message: lacking.reference.complaint, wantsAnother: true)
  }

  private func complaint(again: GivenFacts.Again, _ files: [String]) -> InputComplaint {
    let (place, first) = again
    let before = place.file == first.file ? "line \(first.line)" : "\(files[first.file]):\(first.line)"
    return InputComplaint(
      file: files[place.file], line: place.line, message: "given before in \(before)")
  }

  /// Bytes for what grows with the rows; what is wrong apart.
  var held: Int {
    8 * (metExactly.room + stored.room) + 4 * metBriefly.room + given.held + awaited.held
  }

  /// A key as a number, the same throughout a process.
  static func fingerprint(_ key: FactKey) -> Int {
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

/// A ticket's row without a severity needs its first event.
enum FirstEvent {
  static let column = "severity"
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
