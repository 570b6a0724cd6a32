import CustomerSuccess
import SuccessStore

/// What an act did: its entry of the change log, and the things as they are now.
struct ActReport: Encodable {
  var entry: Int
  var at: String
  var author: String
  var title: String
  /// Ids that are new.
  var added: [String]
  /// Tickets that were opened or changed.
  var tickets: [TicketReport]
  /// Everything else, by the names of the columns that it is exported with.
  var facts: [ChangedFact]
  /// Steps of journeys that began or were reached by an event; absent where none was noted.
  var started: [StartedStep]?
  /// For text only: fields that are empty now, `owner: Mira -> nobody`.
  var cleared: [String] = []
  /// For text only: what there is to say where no step began.
  var startedNothing: String?
  /// For text only: by which severity and deadline tickets go on that others were merged into; those say theirs in `tickets`.
  var goingOn: [String] = []
  /// For text only: where names of who was forgotten still stand alone.
  var remains: [String] = []

  enum CodingKeys: String, CodingKey { case entry, at, author, title, added, tickets, facts, started }

  struct StartedStep: Encodable {
    var customer: String
    var key: String
    var title: String
    /// Absent until a prompt's signal has come.
    var date: String?
    var state: String
  }

  struct ChangedFact: Encodable {
    /// `action item ACT-12`
    var fact: String
    var values: [String: String]
  }

  /// So many edits of one entry are told; a call names no more things than that.
  private static let editLimit = 10_000

  static func make(
    of entry: ChangeEntry, in place: Workplace, tellingCleared: Bool = false
  ) async throws -> ActReport {
    let edits = try await place.store.answer(ChangeQuery(entry.id, limit: editLimit))?.edits ?? []
    var tickets: [TicketReport] = []
    var goingOn: [String] = []
    let kept = edits.tookIn
    let search = SubjectSearch(place: place)
    for id in edits.ticketIDs {
      // One that was opened and taken back since is there no more.
      guard try await place.store.answer(FactQuery(.ticket(id))) != nil else { continue }
      let found = try await search.ticket(id.text)
      tickets.append(TicketReport(found, at: place.now))
      guard kept.contains(id) else { continue }
      goingOn.append(
        MergedClocks.goesOn(found.reading, heard: edits.heard(by: id), at: place.now, in: place.zone))
    }
    var report = ActReport(
      entry: entry.id, at: entry.at.iso8601, author: entry.author, title: entry.title, added: edits.added,
      tickets: tickets, facts: edits.changedFacts, started: try await started(by: edits, in: place))
    if tellingCleared { report.cleared = edits.cleared }
    report.goingOn = goingOn
    report.remains = entry.remains
    if report.started?.isEmpty == true { report.startedNothing = startedNothing(edits, place.rulebook.journeys) }
    return report
  }

  private static func startedNothing(_ edits: [FactEdit], _ rules: JourneyRules) -> String {
    for case .event(let event)? in edits.map(\.after)
    where StepSignal(events: rules.startEvents).isEvent(event.name.text) {
      return "the journey begins anew with it"
    }
    return "no step of the journey waits for it"
  }

  private static func started(by edits: [FactEdit], in place: Workplace) async throws -> [StartedStep]? {
    let events = edits.compactMap { edit -> CustomerEvent? in
      // A move to another tier goes with the customer, and is nothing that was noted.
      guard case .event(let event) = edit.after, TierMove(event.name) == nil, event.name != .renewed else { return nil }
      return event
    }
    guard !events.isEmpty else { return nil }
    var started: [StartedStep] = []
    for event in events {
      guard let detail = try await place.store.answer(JourneyDetailQuery(event.customer), at: place.now) else {
        continue
      }
      started += detail.row.journey.steps.filter { $0.isBegun(by: event.name) }.map { step in
        StartedStep(
          customer: event.customer.text, key: step.id.text, title: step.step.title,
          date: step.dates?.lowerBound.description, state: step.state.rawValue)
      }
    }
    return started
  }
}

extension Workplace {
  /// What was done under a caller's key stays done once, even if somebody has taken it back since.
  func noteWhetherTakenBack(_ entry: ChangeEntry) async throws {
    guard let undo = try await store.answer(ChangeQuery(entry.id, limit: 0))?.undoneBy else { return }
    Complaint.note("Entry \(entry.id) was made under this key and taken back by entry \(undo); it is not made again.")
  }
}

extension ActReport: PrintedReport {
  /// `resolve TKT-11202 · entry 17`, and what is new: `open ticket 'Sync fails' CUST-001 · entry 18 · TKT-11203`
  var parts: [ReportPart] {
    let new = added.isEmpty ? "" : " · \(added.joined(separator: ", "))"
    let begun = startedNothing.map { [$0] } ?? (started ?? []).map { "\($0.key) \($0.title): \($0.state)" }
    return [.line((["\(title) · entry \(entry)\(new)"] + cleared + begun + goingOn + remains).joined(separator: "\n"))]
  }
}

extension [FactEdit] {
  fileprivate var ticketIDs: [TicketID] {
    var ids: [TicketID] = []
    for edit in self {
      guard let key = edit.key, key.kind == .ticket || key.kind == .ticketEvent, let text = key.parts.first else {
        continue
      }
      if !ids.contains(TicketID(text)) { ids.append(TicketID(text)) }
    }
    return ids
  }

  /// Tickets that took in others.
  fileprivate var tookIn: [TicketID] {
    var ids: [TicketID] = []
    for case .ticketEvent(let event)? in map(\.after) {
      if case .tookIn = event.kind, !ids.contains(event.ticket) { ids.append(event.ticket) }
    }
    return ids
  }

  /// When the customer wrote what a ticket has now.
  fileprivate func heard(by ticket: TicketID) -> [Instant] {
    map(\.after).compactMap { fact in
      guard case .ticketEvent(let event) = fact, event.ticket == ticket, case .customerMessage = event.kind else {
        return nil
      }
      return event.at
    }
  }

  /// Of what goes by an id of its own.
  fileprivate var added: [String] {
    filter { $0.before == nil }.compactMap(\.key).compactMap { key in
      switch key.kind {
      case .ticket, .action, .activity, .learner, .override, .certificate, .article, .customer, .contact, .survey,
        .departure, .firing, .message, .opportunity, .session, .initiative, .exitInterview, .businessReview:
        key.parts.first
      default: nil
      }
    }
  }

  /// What stood in fields that are empty now. Events of tickets tell their own.
  fileprivate var cleared: [String] {
    flatMap { edit -> [String] in
      guard let before = edit.before, let after = edit.after, before.kind != .ticketEvent else { return [] }
      let now = LogEntry.Edit.values(of: after)
      return LogEntry.Edit.values(of: before).sorted { $0.key < $1.key }.compactMap { field, value in
        guard !value.isEmpty, now[field]?.isEmpty ?? true else { return nil }
        let none = ["owner", "account_executive"].contains(field) ? "nobody" : "none"
        return "\(field.replacing("_", with: " ")): \(value.prefix(60)) -> \(none)"
      }
    }
  }

  fileprivate var changedFacts: [ActReport.ChangedFact] {
    compactMap(\.after).filter { $0.kind != .ticket && $0.kind != .ticketEvent }.map { fact in
      ActReport.ChangedFact(fact: fact.key.description, values: LogEntry.Edit.values(of: fact))
    }
  }
}
