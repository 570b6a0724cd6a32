import CustomerSuccess
import SuccessStore

/// What was taken back of a source's runs, for a run that is told the same again.
struct UndoneRuns {
  private let runs: [Int]
  private let source: String
  private let target: any ImportTarget

  /// Nil where nothing was taken back, or where whoever imports wants it in again.
  init?(_ options: ImportOptions, target: any ImportTarget) throws {
    guard options.occasion.recalls else { return nil }
    runs = try target.undoneRuns(of: options.source)
    guard !runs.isEmpty else { return nil }
    source = options.source
    self.target = target
  }

  func facts(_ keys: [FactKey]) throws -> [FactKey: TakenBack] {
    try target.takenBack(keys, source: source, runs: runs)
  }

  func events(of ticket: TicketID) throws -> [TicketEvent] { try target.takenBackEvents(of: ticket, runs: runs) }
}

/// Holds rows of a run against what was taken back of earlier ones: what is said as it was said then stays away, and what belongs
/// to it.
struct TakenBackRows {
  static let notice = "taken back here, and told as before; left as it is"

  private let undone: UndoneRuns
  private let now: Instant
  /// What has come again because the source says something else of it now.
  private var back: Set<FactKey> = []

  init(_ undone: UndoneRuns, at now: Instant) {
    self.undone = undone
    self.now = now
  }

  struct Row {
    var facts: [ToldFact] = []
    var left: [Fact] = []
  }

  mutating func row(_ told: ArraySlice<ToldFact>, _ snapshot: TicketSnapshot?) throws -> Row {
    let facts = told.map(\.fact)
    let known = try undone.facts(facts.map(\.key) + facts.flatMap(\.references)).filter { !$0.value.isStored }
    guard !known.isEmpty else { return Row(facts: Array(told)) }
    if let snapshot { return try row(told, snapshot, known) }
    var row = Row()
    for fact in told { isAway(fact, known) ? row.left.append(fact.fact) : come(fact, &row) }
    return row
  }

  private mutating func come(_ told: ToldFact, _ row: inout Row) {
    back.insert(told.fact.key)
    row.facts.append(told)
  }

  private func isAway(_ told: ToldFact, _ known: [FactKey: TakenBack]) -> Bool {
    let fact = told.fact
    if belongsToAbsent(fact, known) { return true }
    // A ticket is nothing without its events.
    if case .ticketEvent(let event) = fact, back.contains(.ticket(event.ticket)) { return false }
    guard let said = known[fact.key]?.fact.texts else { return false }
    return zip(said, fact.texts).enumerated().allSatisfy { column, texts in
      !told.fields.contains(column) || texts.0 == texts.1
    }
  }

  private func belongsToAbsent(_ fact: Fact, _ known: [FactKey: TakenBack]) -> Bool {
    fact.references.contains { known[$0] != nil && !back.contains($0) }
  }

  /// A ticket's row stays away, or comes as a whole.
  private mutating func row(
    _ told: ArraySlice<ToldFact>, _ snapshot: TicketSnapshot, _ known: [FactKey: TakenBack]
  ) throws -> Row {
    let key = FactKey.ticket(snapshot.ticket.id)
    var isAway = belongsToAbsent(.ticket(snapshot.ticket), known)
    if !isAway, case .ticket(let ticket)? = known[key]?.fact {
      let events = try undone.events(of: ticket.id)
      isAway = TicketComparison(ticket, events: events, at: now).catchUp(to: snapshot).saysNothing
    }
    if isAway { return Row(left: [.ticket(snapshot.ticket)]) }
    if known[key] != nil { back.insert(key) }
    return Row(facts: Array(told))
  }
}

extension TicketCatchUp {
  fileprivate var saysNothing: Bool { isOlder || ticket == nil && events.isEmpty }
}
