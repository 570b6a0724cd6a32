public import CustomerSuccess

/// What is known of the things that a change is about, so that it can be told in words.
public struct ChangeContext: Hashable, Sendable {
  /// What people call a thing, by its id.
  public var names: [String: String] = [:]
  public var tickets: [TicketID: Story] = [:]

  /// A ticket with all that happened to it.
  public struct Story: Hashable, Sendable {
    public var ticket: Ticket
    public var events: [TicketEvent]

    public init(ticket: Ticket, events: [TicketEvent]) {
      self.ticket = ticket
      self.events = events
    }
  }

  public init() {}
}
