import CustomerSuccess

/// One row a ticket. With a severity, the row is the whole story: its events are made from the times it gives, or, of a ticket
/// that is stored, from what has changed. Without one, its events come from a `ticket-events` file.
extension Ticket {
  /// What the row tells besides the ticket, which is left without what has not come yet.
  mutating func story(in row: inout RecordRow) -> [Fact] {
    outsideUpdated = passed(outsideUpdated, "outside_updated", in: &row).flatMap { update in
      // By one of these what comes later would be older.
      row.tellSoon("outside_updated", update, "taken for not told") ? nil : update
    }
    guard row.hasRead("severity") else { return [] }
    guard row.isEmpty("severity") else { return row.hasRead("created") ? TicketStory.facts(of: &self, in: &row) : [] }
    for column in Ticket.story.dropFirst() where !row.isEmpty(column.name) {
      row.complain("\(column.name)", "found a value without a severity, expected the severity or a ticket-events file")
    }
    return []
  }

  /// A moment, unless it lies ahead, and that of a ticket whose own beginning does not.
  fileprivate func passed(_ moment: Instant?, _ column: StaticString, in row: inout RecordRow) -> Instant? {
    guard let moment, let ahead = row.reading.ahead, ahead.isAhead(moment), !ahead.isAhead(created) else {
      return moment
    }
    row.leaveAhead(column, moment)
    return nil
  }

  /// Left without a moment that lies ahead, its clock is one that is not told.
  fileprivate mutating func passed(
    _ moment: Instant?, _ column: StaticString, of clock: ClockKind, in row: inout RecordRow
  ) -> Instant? {
    let passed = passed(moment, column, in: &row)
    guard moment != nil, passed == nil else { return passed }
    let clocks = Set(untold ?? []).union([clock])
    untold = ClockKind.allCases.filter(clocks.contains)
    return nil
  }

  /// What the answer to a ticket's own survey is called.
  static func satisfactionID(of ticket: TicketID) -> SurveyResponseID { SurveyResponseID("\(ticket)-CSAT") }
}

/// The events that a ticket's row tells by its times.
private struct TicketStory {
  private let ticket: Ticket
  private let agent: Actor
  private var facts: [Fact] = []

  static func facts(of ticket: inout Ticket, in row: inout RecordRow) -> [Fact] {
    let severity: Severity? = row.choice(row.cell("severity"))
    let created = ticket.created
    var resolved = row.optionalInstant(row.cell("resolved")).map { row.reading.after(created, $0) }
    var response = row.optionalInstant(row.cell("first_response")).map { row.reading.after(created, $0) }
    let status: TicketStatus? = row.choice(
      row.cell("status"), standard: standardStatus(resolved: resolved, response: response))
    let tier = row.optionalInteger(row.cell("tier"), in: 1...3).flatMap(SupportTier.init(rawValue:))
    let satisfaction = satisfaction(&row)
    checkOrder(created: ticket.created, response: response, resolved: resolved, in: &row)
    guard let severity, let status else { return [] }
    let withdrawn = row.text("withdrawn")
    // When it ended may be what the tool does not tell; that it has not is told by its status.
    let tellsEnd = ticket.untold?.contains(.resolve) != true
    if withdrawn.isEmpty, status.isOpen ? resolved != nil : resolved == nil && tellsEnd {
      row.complain(
        "resolved",
        "expected a time exactly when the status is resolved or closed, found status \(status.rawValue)"
          + (status.isOpen
            ? "" : "; an end that is not told is one of the clocks in 'untold', in a mapping 'otherwise: not told'"))
    }
    if tier == nil, !row.isEmpty("escalation_trigger") {
      row.complain("tier", "empty, expected the support tier it was escalated to")
    }
    let untold = Set(ticket.untold ?? [])
    response = ticket.passed(response, "first_response", of: .respond, in: &row)
    resolved = ticket.passed(resolved, "resolved", of: .resolve, in: &row)
    for (column, moment) in [("first_response" as StaticString, response), ("resolved", resolved)] {
      if let moment { row.tellSoon(column, moment, "until then it has not happened") }
    }
    var snapshot = TicketSnapshot(
      ticket: ticket.without(row.isUntold), severity: severity, status: status,
      owner: row.tells("owner") ? row.text("owner").asName() : nil,
      firstReply: row.isUntold("first_response") ? nil : response, resolved: row.isUntold("resolved") ? nil : resolved,
      tier: row.isUntold("tier") ? nil : tier, trigger: row.text("escalation_trigger"),
      tellsCategory: row.tells("category"), tellsChannel: row.tells("channel"), withdrawn: withdrawn)
    snapshot.fields = row.told
    snapshot.ahead = Set(ticket.untold ?? []).subtracting(untold)
    // Blank, it counts, unless nothing in the row could have said that it does not.
    if !row.isUntold("withdrawn") { snapshot.tell("withdrawn") }
    row.snapshot = .value(snapshot)
    var story = TicketStory(ticket: ticket, owner: row.text("owner").asName())
    story.open(severity: severity, owner: row.text("owner").asName())
    if let tier {
      story.add(
        .escalated(to: tier, trigger: row.text("escalation_trigger")), by: story.agent, at: response ?? ticket.created)
    }
    if let response { story.add(.publicReply(""), by: story.agent, at: response) }
    if withdrawn.isEmpty {
      story.end(as: status, resolved: resolved, response: response)
    } else {
      story.withdraw(withdrawn, response: response)
    }
    if let satisfaction { story.rate(satisfaction, at: resolved ?? response ?? ticket.created) }
    return story.facts
  }

  private init(ticket: Ticket, owner: String) {
    self.ticket = ticket
    agent = .agent(owner)
  }

  private mutating func add(_ kind: TicketEvent.Kind, by author: Actor, at moment: Instant) {
    facts.append(
      .ticketEvent(TicketEvent(ticket: ticket.id, at: moment, order: facts.count, author: author, kind: kind)))
  }

  private mutating func open(severity: Severity, owner: String) {
    add(.opened(severity: severity, status: .new), by: .customer(""), at: ticket.created)
    add(.customerMessage(ticket.subject), by: .customer(""), at: ticket.created)
    if !owner.isEmpty { add(.owner(owner), by: TicketCatchUp.author, at: ticket.created) }
  }

  private mutating func end(as status: TicketStatus, resolved: Instant?, response: Instant?) {
    switch status {
    case .new: break
    case .open: add(.status(.open), by: TicketCatchUp.author, at: response ?? ticket.created)
    case .pending, .onHold:
      // Not before the answer; by the tool's own time, where it has one, for clocks that wait stand still.
      let earliest = response ?? ticket.created
      add(.status(status), by: TicketCatchUp.author, at: ticket.outsideUpdated.map { max($0, earliest) } ?? earliest)
    case .resolved, .closed:
      // Without a time of its own, the last moment that is told: no clock runs until it.
      let moment = resolved ?? lastTold(response)
      add(.status(.resolved), by: TicketCatchUp.author, at: moment)
      guard status == .closed else { return }
      add(.status(.closed), by: TicketCatchUp.author, at: ticket.outsideUpdated.map { max($0, moment) } ?? moment)
    }
  }

  /// By the tool's own time, but not before anything else it tells of.
  private mutating func withdraw(_ reason: String, response: Instant?) {
    add(.withdrawn(reason), by: TicketCatchUp.author, at: lastTold(response))
  }

  private func lastTold(_ response: Instant?) -> Instant {
    [response, ticket.outsideUpdated].compactMap(\.self).reduce(ticket.created, max)
  }

  private mutating func rate(_ score: Int, at moment: Instant) {
    facts.append(
      .survey(
        SurveyResponse(
          id: Ticket.satisfactionID(of: ticket.id), customer: ticket.customer, kind: .csat, score: score,
          at: moment,
          ticket: ticket.id)))
  }

  private static func standardStatus(resolved: Instant?, response: Instant?) -> TicketStatus {
    if resolved != nil { return .resolved }
    return response == nil ? .new : .open
  }

  /// Other tools write whole answers as `4.0`.
  private static func satisfaction(_ row: inout RecordRow) -> Int? {
    let text = row.cell("satisfaction").trimmed
    if text.isEmpty { return nil }
    guard let score = Double(text), let whole = Int(exactly: score), (1...5).contains(whole) else {
      row.complain("satisfaction", "found '\(text.excerpt)', expected a whole number from 1 to 5")
      return nil
    }
    return whole
  }

  private static func checkOrder(created: Instant, response: Instant?, resolved: Instant?, in row: inout RecordRow) {
    if let response, response < created {
      row.complain("first_response", "found \(response), expected a time not before \(created), when it was created")
    }
    if let resolved, resolved < created {
      row.complain("resolved", "found \(resolved), expected a time not before \(created), when it was created")
    }
  }
}

extension Ticket {
  /// Without what only stands in for columns that say nothing: of a ticket that is stored, what is there stays.
  fileprivate func without(_ isUntold: (StaticString) -> Bool) -> Ticket {
    var ticket = self
    if isUntold("outside_updated") { ticket.outsideUpdated = nil }
    if isUntold("outside_replies") { ticket.outsideReplies = nil }
    if isUntold("outside_reopens") { ticket.outsideReopens = nil }
    if isUntold("follows") { ticket.follows = nil }
    return ticket
  }
}

extension RecordReading {
  /// In the night in which the clocks go back, an hour comes twice: what would be before the beginning is of the second one.
  fileprivate func after(_ beginning: Instant, _ moment: Instant) -> Instant {
    guard moment < beginning, let second = zone?.second(of: moment), second >= beginning else { return moment }
    return second
  }
}
