public import CustomerSuccess

/// The fact as it is now, as an edit's `before`; nil when there is none.
public struct FactQuery: TimelessQuestion {
  public typealias Answer = Fact?
  public var key: FactKey

  public init(_ key: FactKey) { self.key = key }
}

/// A ticket's events, oldest first; nil when there is no such ticket.
public struct EventsQuery: TimelessQuestion {
  public typealias Answer = [TicketEvent]?
  public var ticket: TicketID

  public init(of ticket: TicketID) { self.ticket = ticket }
}
