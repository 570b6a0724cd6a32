import CustomerSuccess
import SuccessStore

/// What somebody knows once a conflict was shown: that much may be overruled, and nothing that comes after it.
extension StoreError.Conflict {
  /// Nil where the conflict is about another thing.
  func sight(of target: Target, after before: ActRequest.Sight) -> ActRequest.Sight? {
    switch (before, found) {
    case (.events(let count, let cause), _):
      guard key.parts.first == target.key?.parts.first else { return nil }
      if key.kind == .ticketEvent { return .events(max(count, eventsShown), rootCause: cause) }
      guard key.kind == .rootCause else { return nil }
      if case .rootCause(let found) = found { return .events(count, rootCause: found) }
      return .events(count)
    case (.progress(let all), _):
      guard key.kind == .progress, key.parts.first == target.key?.parts.first else { return nil }
      let others = all.filter { FactKey.progress($0.learner, $0.path, $0.module) != key }
      if case .progress(let found) = found { return .progress(others + [found]) }
      return .progress(others)
    case (.correction, _):
      guard case .verbatim(let id) = target, key == FactKey(.feedbackCorrection, id.text) else { return nil }
      if case .feedbackCorrection(let found) = found { return .correction(found) }
      return .correction(nil)
    default: return key == target.key ? whole : nil
    }
  }

  /// The thing itself as it was found.
  private var whole: ActRequest.Sight? {
    switch found {
    case .customer(let found): .customer(found)
    case .contact(let found): .contact(found)
    case .action(let found): .action(found)
    case .message(let found): .message(found)
    case .article(let found): .article(found)
    case .session(let found): .session(found)
    case .initiative(let found): .initiative(found)
    default: nil
    }
  }

  /// What others did to a ticket, in the order in which they did it.
  var events: [TicketEvent] {
    ([found].compactMap(\.self) + beside).compactMap { if case .ticketEvent(let event) = $0 { event } else { nil } }
      .sorted { $0.order < $1.order }
  }

  private var eventsShown: Int { (events.last?.order ?? -1) + 1 }

  /// What others have made of the ticket's status; nil where they left it as it was.
  var meanwhile: Meanwhile? {
    for event in events.reversed() {
      switch event.kind {
      case .status(let status): return Meanwhile(ticket: event.ticket, status: status)
      // What had ended is open again by the customer's own words.
      case .customerMessage: return Meanwhile(ticket: event.ticket, status: .open)
      default: continue
      }
    }
    return nil
  }
}

extension ConflictView {
  /// What is there now is told as soon as it is read; doing it all the same is held against what was shown, whatever is read.
  mutating func hears(of found: [ActSubject]) {
    guard let seen, let now = found.first(where: { $0.target == seen.target }) else { return }
    guard case .ticket(let before, _) = seen, case .ticket(let after, _) = now else {
      let isShown = conflict.key != seen.target.key || now.fact == conflict.found
      return news = isShown ? nil : "It has been changed once more since."
    }
    var (status, owner) = (before.status, before.owner)
    for event in conflict.events {
      switch event.kind {
      case .status(let new): status = new
      case .owner(let new): owner = new
      // The first answer opens what was new, and what the customer writes what was waiting.
      case .publicReply where status == .new: status = .open
      case .customerMessage: status = after.status == .open ? .open : status
      default: break
      }
    }
    var words: [String] = []
    if after.status != status { words.append(after.status.title.lowercased()) }
    if after.owner != owner { words.append(after.owner.isEmpty ? "nobody's" : "\(after.owner)'s") }
    news = words.isEmpty ? nil : "By now it is \(words.joined(separator: " and "))."
  }
}

/// What others have made of a ticket's status since it was seen first, as somebody has been shown.
struct Meanwhile: Hashable, Sendable {
  let ticket: TicketID
  let status: TicketStatus

  /// Theirs ended the ticket, and one's own act would open it again.
  func isReopened(by requests: [ActRequest]) -> Bool {
    let own = requests.last { $0.target == .ticket(ticket) }?.act.statusInTheEnd
    return !status.isOpen && own?.isOpen == true
  }

  var doubt: String { "\(ticket) is \(status.title.lowercased()) by now: sent so, this reopens it." }
}

extension ActJob {
  /// The same acts made over what others have done as far as it was shown; what they have done since is a conflict anew.
  func insisting(after conflict: StoreError.Conflict) -> ActJob {
    var job = self
    job.meanwhile = conflict.meanwhile ?? meanwhile
    var isKnown = false
    for index in requests.indices {
      guard let before = requests[index].sight,
        let now = conflict.sight(of: requests[index].target, after: before)
      else { continue }
      job.requests[index].sight = now
      isKnown = isKnown || now != before
    }
    guard !isKnown else { return job }
    // Nothing is at hand that could be held against what comes later.
    for index in job.requests.indices { job.requests[index].sight = nil }
    return job
  }

  /// The same, asking first where it opens a ticket again that others have ended, which the form does not show.
  func heeding(_ shown: Meanwhile?) -> ActJob {
    guard meanwhile == nil, let shown else { return self }
    var job = self
    job.meanwhile = shown
    if shown.isReopened(by: requests) {
      job.asksFirst = [asksFirst, shown.doubt].compactMap(\.self).joined(separator: " ")
    }
    return job
  }
}
