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

  struct ChangedFact: Encodable {
    /// `action item ACT-12`
    var fact: String
    var values: [String: String]
  }

  /// So many edits of one entry are told; a call names no more things than that.
  private static let editLimit = 10_000

  static func make(of entry: ChangeEntry, in place: Workplace) async throws -> ActReport {
    let edits = try await place.store.answer(ChangeQuery(entry.id, limit: editLimit))?.edits ?? []
    var tickets: [TicketReport] = []
    let search = SubjectSearch(place: place)
    for id in edits.ticketIDs {
      // One that was opened and taken back since is there no more.
      guard try await place.store.answer(FactQuery(.ticket(id))) != nil else { continue }
      tickets.append(TicketReport(try await search.ticket(id.text), at: place.now))
    }
    return ActReport(
      entry: entry.id, at: entry.at.iso8601, author: entry.author, title: entry.title, added: edits.added,
      tickets: tickets, facts: edits.changedFacts)
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
    return [.line("\(title) · entry \(entry)\(new)")]
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

  /// Of what goes by an id of its own.
  fileprivate var added: [String] {
    filter { $0.before == nil }.compactMap(\.key).compactMap { key in
      switch key.kind {
      case .ticket, .action, .activity, .learner, .override, .certificate, .article, .customer, .contact, .survey,
        .departure:
        key.parts.first
      default: nil
      }
    }
  }

  fileprivate var changedFacts: [ActReport.ChangedFact] {
    compactMap(\.after).filter { $0.kind != .ticket && $0.kind != .ticketEvent }.map { fact in
      ActReport.ChangedFact(fact: fact.key.description, values: LogEntry.Edit.values(of: fact))
    }
  }
}
