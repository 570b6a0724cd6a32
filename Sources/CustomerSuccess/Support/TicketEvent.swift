/// One thing that happened to a ticket. Events saved together share their time; `order` keeps their sequence.
public struct TicketEvent: Hashable, Sendable, Codable {
  public var ticket: TicketID
  public var at: Instant
  /// Counts up within the ticket from 0.
  public var order: Int
  public var author: Actor
  public var kind: Kind

  public enum Kind: Hashable, Sendable, Codable {
    /// The first event of every ticket.
    case opened(severity: Severity, status: TicketStatus)
    /// A message from the customer.
    case customerMessage(String)
    /// An answer the customer sees.
    case publicReply(String)
    /// For the team's eyes.
    case note(String)
    case status(TicketStatus)
    case severity(Severity)
    /// Empty: nobody.
    case owner(String)
    /// `trigger` is the framework's escalation trigger, in its words.
    case escalated(to: SupportTier, trigger: String)
    case subject(String)
    /// A due time set by hand for a clock; nil gives it back to the policy.
    case due(ClockKind, Instant?)
    /// The ticket was a duplicate of another and counts no more.
    case merged(into: TicketID)
    /// Another ticket was merged into this one; what its customer had written stands here with its own time.
    case tookIn(TicketID)
    case spam
    /// The tool that it came from counts it no more, in words such as `cancelled in ServiceNow`; empty: it counts it again.
    case withdrawn(String)
  }

  public init(ticket: TicketID, at: Instant, order: Int, author: Actor, kind: Kind) {
    self.ticket = ticket
    self.at = at
    self.order = order
    self.author = author
    self.kind = kind
  }
}

/// Who did it: an answer by a machine is not an answer by a person.
public enum Actor: Hashable, Sendable, Codable {
  case customer(String)
  case agent(String)
  case automation(String)
}

/// The three promises a policy makes.
public enum ClockKind: String, CaseIterable, Sendable, Codable {
  case respond, update, resolve
}
