public import CustomerSuccess

/// A customer as a filter sees it.
extension CustomerRow: FilterRow {
  public var words: [String] { [customer.name, customer.id.text] }

  public func trend(of counter: CounterID) -> Double? { trends[counter]?.percent }

  public func value(of field: Field) -> FieldValue? {
    switch field {
    case .revenue: .amounts([revenue] + revenueBeside)
    case .churnRisk: churnRisk.map { .number(($0 * 1_000_000).rounded() / 10_000) }
    case .weekAgo: .text(weekAgo.word)
    case .moved: .text(movedTo?.word ?? "no")
    case .journeyStep: journeyStep.map { .day($0) }
    case .openTickets: .number(Double(openTickets))
    case .openActions: .number(Double(openActions))
    case .customerSLA: .text(sla.rawValue)
    default: customer.value(of: field, lifecycle: lifecycle) ?? health.filtered.value(of: field)
    }
  }
}

extension CategoryPlace {
  /// As filters name it.
  fileprivate var word: String { category?.rawValue ?? (self == .absent ? "absent" : "unknown") }
}

extension HealthSummary {
  fileprivate var filtered: FilteredHealth {
    FilteredHealth(score: score, change: change, coverage: coverage, isExpansion: isExpansion, signs: signs)
  }
}

/// A ticket with its customer, as a filter sees it at a moment.
public struct FilteredTicket: FilterRow {
  public var reading: TicketReading
  public var customer: CustomerRow
  public var now: Instant

  public init(reading: TicketReading, customer: CustomerRow, now: Instant) {
    self.reading = reading
    self.customer = customer
    self.now = now
  }

  public var words: [String] { [reading.ticket.id.text, reading.ticket.subject] + customer.words }

  public func value(of field: Field) -> FieldValue? {
    switch field {
    case .ticketID: .text(reading.ticket.id.text)
    case .subject: .text(reading.ticket.subject)
    case .ticketStatus: .text(reading.status.rawValue)
    case .severity: .text(reading.severity.rawValue)
    case .ticketOwner: .text(reading.owner)
    case .supportTier: .text(String(reading.supportTier.rawValue))
    case .ticketSLA: .text(TicketSLA(reading, at: now).rawValue)
    case .ticketCategory: .text(reading.ticket.category)
    case .channel: .text(reading.ticket.channel)
    case .opened: .moment(reading.ticket.created)
    case .breaches: .moments(reading.breachMoments(at: now))
    default: customer.value(of: field)
    }
  }
}

extension TicketReading {
  /// When the first promise broke, if one is broken, and when the next one will; both are at hand in the queue's rows.
  fileprivate func breachMoments(at now: Instant) -> [Instant] {
    let moments = [nextDeadline(at: now)?.due, nextBreach(at: now)?.due].compactMap(\.self)
    return moments.count == 2 && moments[0] == moments[1] ? [moments[0]] : moments
  }
}

/// An action item with its customer, as a filter sees it.
public struct FilteredAction: FilterRow {
  public var action: ActionItem
  public var customer: CustomerRow

  public init(action: ActionItem, customer: CustomerRow) {
    self.action = action
    self.customer = customer
  }

  public var words: [String] { [action.id.text, action.title] + customer.words }

  public func value(of field: Field) -> FieldValue? {
    switch field {
    case .actionID: .text(action.id.text)
    case .actionTitle: .text(action.title)
    case .actionStatus: .text(action.status.rawValue)
    case .priority: .text(action.priority.rawValue)
    case .actionKind: .text(action.kind)
    case .actionOwner: .text(action.owner)
    case .due: action.due.map { .day($0) }
    default: customer.value(of: field)
    }
  }
}
