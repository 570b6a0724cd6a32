import CustomerSuccess
import SuccessStore

/// What is to become of what a source told of before and lists no more.
public enum AbsentRule: String, CaseIterable, Sendable {
  /// It is counted, and stays.
  case keep
  /// A customer has left, as of the day of the import.
  case churned
  /// A ticket counts no more.
  case cancelled

  /// The kind that it acts on.
  var kind: FactKind? {
    switch self {
    case .keep: nil
    case .churned: .customer
    case .cancelled: .ticket
    }
  }
}

/// Facts that the source of an import told of before, that are in force, and that its files do not list.
struct AbsentFacts {
  private let rule: AbsentRule?
  private let source: String
  private let now: Instant
  private let zone: Zone
  private let target: any ImportTarget
  /// What is left to be acted on.
  private var left: [FactKey] = []
  private var undone: UndoneRuns?

  init(_ options: ImportOptions, target: any ImportTarget) {
    // Rapport's own files are mostly a part of what there is.
    rule = options.absent ?? (options.mapping == nil ? nil : .keep)
    source = options.source
    now = options.now
    zone = options.reading.zone ?? .gmt
    self.target = target
  }

  /// Refuses to act on what is missing from rows that were handed back, beside no list of all there are.
  static func refuse(_ rule: AbsentRule?, on tables: [ImportTable]) throws {
    guard let rule, let kind = rule.kind else { return }
    let telling = tables.filter { $0.kind.factKind == kind }
    guard let file = telling.first?.report.file, telling.allSatisfy(\.isHandedBack) else { return }
    var complaints = ComplaintList()
    complaints.add(
      InputComplaint(
        file: file, line: 1, column: RejectedRows.column,
        message: """
          found the column of rows that were left out, which are never a source's whole list, expected the whole list beside \
          it for --absent \(rule.rawValue); import it without --absent (a column of the tool's own that is called so, the \
          mapping names under unused)
          """))
    try complaints.refuse()
  }

  /// Counts, once all that is listed is known.
  mutating func find(
    _ tables: [ImportTable], _ references: ReferenceBook, _ undone: UndoneRuns?, _ report: inout ImportReport
  )
    throws
  {
    guard let rule else { return }
    self.undone = undone
    for kind in [FactKind.customer, .ticket] {
      let telling = tables.filter { $0.kind.factKind == kind }
      guard telling.contains(where: { !$0.isHandedBack }) else { continue }
      let told = try target.told(kind, by: source)
      if told.isEmpty, rule.kind == kind, let file = telling.first?.report.file {
        try refuseStranger(kind, file, references)
      }
      let absent = told.filter { !references.isListed($0) }
      guard !absent.isEmpty else { continue }
      // A row that could not be read may be the one that is missed, and a list of nothing is a broken export.
      let isWhole = telling.allSatisfy { $0.report.missed == 0 } && telling.contains { $0.report.used > 0 }
      let isActedOn = rule.kind == kind && isWhole
      if isActedOn { left += absent }
      report.absent[RecordKind(of: kind)] = ImportReport.Absent(
        count: absent.count, first: absent.few(20).shown, isActedOn: isActedOn, isInDoubt: !isWhole)
    }
  }

  /// What a source listed is kept by its mapping's name. A copy of another's mapping knows nothing of that, and whoever asks what
  /// is missing would be told that nothing is.
  private func refuseStranger(_ kind: FactKind, _ file: String, _ references: ReferenceBook) throws {
    for other in try target.sources() where other != source {
      let known = try target.told(kind, by: other).count { references.isListed($0) }
      guard known > 0 else { continue }
      let own = source.isEmpty ? "Rapport's own files have" : "mapping \(source) has"
      let things = RecordKind(of: kind).rawValue
      var complaints = ComplaintList()
      complaints.add(
        InputComplaint(
          file: file, line: 1,
          message: """
            \(own) told of no \(things) before, so nothing can be missing from them; \(known) of those here were told of by \
            mapping \(other), expected --absent \(rule?.rawValue ?? "") with that one, or with a mapping of its name (name: \(other))
            """))
      try complaints.refuse()
    }
  }

  /// The next facts that say what has become of them; none at the end.
  mutating func next() throws -> [ToldFact] {
    while !left.isEmpty {
      let part = Array(left.prefix(ImportRun.batchLength))
      left.removeFirst(part.count)
      let facts = try ended(part)
      if !facts.isEmpty { return facts }
    }
    return []
  }

  private func ended(_ keys: [FactKey]) throws -> [ToldFact] {
    let stored = try target.stored(keys)
    let tickets = keys.filter { $0.kind == .ticket }.flatMap(\.parts).map { TicketID($0) }
    let events = try target.events(of: tickets)
    let said = try undone?.facts(keys) ?? [:]
    return try keys.compactMap { key in
      switch stored[key] {
      // That it was missed before was taken back: it is no news.
      case .customer(let customer): isSaidChurned(said[key]) ? nil : churned(customer)
      case .ticket(let ticket): try isSaidWithdrawn(ticket) ? nil : withdrawn(ticket, events[ticket.id] ?? [])
      default: nil
      }
    }
  }

  private func isSaidChurned(_ said: TakenBack?) -> Bool {
    guard case .customer(let customer)? = said?.fact else { return false }
    return customer.lifecycle == .churned
  }

  private func isSaidWithdrawn(_ ticket: Ticket) throws -> Bool {
    try undone?.events(of: ticket.id).contains { $0.kind == withdrawal } ?? false
  }

  private func churned(_ customer: Customer) -> ToldFact {
    var customer = customer
    customer.lifecycle = .churned
    customer.churned = max(zone.date(of: now), customer.signedUp)
    var fields = ToldFields()
    for (column, name) in RecordKind.customers.header.enumerated() where ["lifecycle", "churned"].contains(name) {
      fields.insert(column)
    }
    return ToldFact(.customer(customer), fields: fields)
  }

  private func withdrawn(_ ticket: Ticket, _ events: [TicketEvent]) -> ToldFact {
    ToldFact(
      .ticketEvent(
        TicketEvent(
          ticket: ticket.id, at: max(now, events.map(\.at).max() ?? now), order: (events.map(\.order).max() ?? -1) + 1,
          author: TicketCatchUp.author, kind: withdrawal)))
  }

  private var withdrawal: TicketEvent.Kind {
    .withdrawn(TicketCatchUp.unlisted(by: source.isEmpty ? "its source" : source))
  }
}
