import CustomerSuccess
import SuccessStore

/// A ticket with what happened to it up to now.
struct FoundTicket {
  var reading: TicketReading
  /// Oldest first.
  var events: [TicketEvent]
  var customerName: String
  var rootCause: RootCause?
  /// Those that take it up again, the newest first.
  var followers: [TicketID]
}

/// Finds what an act is about by the id, or the customer's name, that a person wrote.
struct SubjectSearch {
  var place: Workplace

  /// Exits with 1 where there is no such thing.
  func subject(_ kind: Target.Kind, _ word: String) async throws -> ActSubject {
    let id = word.trimmingCharacters(in: .whitespaces)
    switch kind {
    case .customer:
      return .customer(try await CustomerSearch(place: place).customer(id).row.customer)
    case .portfolio: return .known(.portfolio, title: "")
    case .contact:
      // Who was removed can still be forgotten.
      let found = try await fact(kind, id) { .contact(ContactID($0)) }
      let removed = found == nil ? try await place.store.answer(RemovedFactQuery(.contact(ContactID(id)))) : nil
      guard case .contact(let contact) = found ?? removed else { throw missing(kind, id) }
      return .contact(contact)
    case .action:
      guard case .action(let item) = try await fact(kind, id, { .action(ActionID($0)) }) else {
        throw missing(kind, id)
      }
      return .action(item)
    case .ticket:
      let found = try await ticket(id)
      return .ticket(found.reading, rootCause: found.rootCause)
    case .article:
      guard case .article(let article) = try await fact(kind, id, { .article(ArticleID($0)) }) else {
        throw missing(kind, id)
      }
      return .article(article)
    case .message:
      guard case .message(let message) = try await fact(kind, id, { .message(MessageID($0)) }),
        let row = try await place.store.answer(OutreachWhyQuery(message.id.text), at: place.now)?.message
      else { throw missing(kind, id) }
      return row.subject
    case .session:
      guard case .session(let session) = try await fact(kind, id, { .session(SessionID($0)) }) else {
        throw missing(kind, id)
      }
      return .session(session)
    case .initiative:
      guard case .initiative(let one) = try await fact(kind, id, { .initiative(InitiativeID($0)) }) else {
        throw missing(kind, id)
      }
      return .initiative(one)
    case .verbatim: return .verbatim(try await words(VerbatimID(id)))
    case .learner:
      guard case .learner(let learner) = try await fact(kind, id, { .learner(LearnerID($0)) }) else {
        throw missing(kind, id)
      }
      return try await subject(learner)
    }
  }

  /// A ticket with its events up to now, oldest first.
  func ticket(_ id: String) async throws -> FoundTicket {
    guard case .ticket(let ticket) = try await fact(.ticket, id, { .ticket(TicketID($0)) }),
      case .customer(let customer) = try await place.store.answer(FactQuery(.customer(ticket.customer))),
      let events = try await place.store.answer(EventsQuery(of: ticket.id))
    else { throw missing(.ticket, id) }
    let id = ticket.id
    let reading = place.rulebook.support.reading(of: ticket, events: events, customer: customer, at: place.now)
    var rootCause: RootCause?
    if case .rootCause(let found) = try await place.store.answer(FactQuery(.rootCause(id))), found.at <= place.now {
      rootCause = found
    }
    return FoundTicket(
      reading: reading, events: events.filter { $0.at <= place.now }, customerName: customer.name,
      rootCause: rootCause,
      followers: try await place.store.answer(FollowersQuery(of: id), at: place.now))
  }

  /// Of one who said more than one thing there it has to be told which is meant.
  private func words(_ id: VerbatimID) async throws -> ReadVerbatim {
    var found: [VerbatimRow] = []
    for reading in VerbatimID.readings(of: id) where found.isEmpty {
      found = try await place.store.answer(VerbatimsQuery(reading), at: place.now)
    }
    guard let first = found.first else { throw missing(.verbatim, id.text) }
    // The same words twice are read as one.
    guard found.allSatisfy({ $0.id == first.id }) else {
      let known = found.map { "\($0.id) '\($0.read.verbatim.text.excerpt)'" }.joined(separator: ", ")
      throw Complaint.complain(
        "'\(id)' holds several texts; nothing was changed. Give one of \(known).", Complaint.workFailed)
    }
    return first.read
  }

  private func subject(_ learner: Learner) async throws -> ActSubject {
    var enrolled: [PathID] = []
    var progress: [ModuleProgress] = []
    for path in place.rulebook.training.paths {
      guard try await place.store.answer(FactQuery(.enrolment(learner.id, path.id))) != nil else { continue }
      enrolled.append(path.id)
      for module in path.modules {
        let fact = try await place.store.answer(FactQuery(.progress(learner.id, path.id, module.id)))
        if case .progress(let known) = fact { progress.append(known) }
      }
    }
    return .learner(learner, enrolled: enrolled, progress: progress)
  }

  /// By the id as it was written, or what it is short for: `11210` means `TKT-11210` where nothing is called `11210`.
  private func fact(_ kind: Target.Kind, _ id: String, _ key: (String) -> FactKey) async throws -> Fact? {
    for reading in ShortID.readings(of: id, as: kind) {
      if let found = try await place.store.answer(FactQuery(key(reading))) { return found }
    }
    return nil
  }

  private func missing(_ kind: Target.Kind, _ id: String) -> Complaint {
    Complaint.complain("There is no \(kind.title) '\(id)'; nothing was changed.", Complaint.workFailed)
  }
}
