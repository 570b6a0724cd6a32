/// What a customer asked for. Everything that changes is in its events; status, severity, owner and clocks follow.
public struct Ticket: Hashable, Sendable, Codable, Identifiable {
  public var id: TicketID
  public var customer: CustomerID
  public var subject: String
  /// What it is about, such as `Integration`; empty when not sorted yet.
  public var category: String
  /// How it came in, such as `email` or `phone`; empty when unknown.
  public var channel: String
  public var created: Instant
  /// The id in the tool it came from, where it was imported.
  public var outsideID: String?
  /// When it was last changed there, as far as Rapport has heard; what tells an older export from a newer one.
  public var outsideUpdated: Instant?
  /// The closed ticket that this one takes up again.
  public var follows: TicketID?
  /// Clocks of which the tool's export does not tell when they begin and end; nil where it tells of all. Such a clock
  /// begins only with what is done here.
  public var untold: [ClockKind]?
  /// How many public replies and reopenings the tool has counted, where it tells no more of them.
  public var outsideReplies: Int?
  public var outsideReopens: Int?
  public var link: WebAddress?

  public init(
    id: TicketID, customer: CustomerID, subject: String, category: String = "",
    channel: String = "", created: Instant, outsideID: String? = nil, outsideUpdated: Instant? = nil,
    follows: TicketID? = nil, untold: [ClockKind]? = nil, outsideReplies: Int? = nil, outsideReopens: Int? = nil
  ) {
    self.id = id
    self.customer = customer
    self.subject = subject
    self.category = category
    self.channel = channel
    self.created = created
    self.outsideID = outsideID
    self.outsideUpdated = outsideUpdated
    self.follows = follows
    self.untold = untold
    self.outsideReplies = outsideReplies
    self.outsideReopens = outsideReopens
  }
}

public struct TicketID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// The framework's `severityLevels`, most urgent first.
public enum Severity: String, CaseIterable, Sendable, Codable {
  case critical, high, medium, low
  public var title: String { rawValue.capitalizedFirst }
  /// `CRIT`, `HIGH`, `MED`, `LOW`
  public var badge: String {
    switch self {
    case .critical: "CRIT"
    case .high: "HIGH"
    case .medium: "MED"
    case .low: "LOW"
    }
  }
}

public enum TicketStatus: String, CaseIterable, Sendable, Codable {
  case new, open
  /// Waiting on the customer.
  case pending
  /// Waiting on a third party.
  case onHold
  case resolved, closed

  public var isOpen: Bool { self != .resolved && self != .closed }
  public var title: String { self == .onHold ? "On hold" : rawValue.capitalizedFirst }
}

/// The framework's support tiers 1 to 3.
public enum SupportTier: Int, CaseIterable, Sendable, Codable {
  case selfService = 1
  case assisted, technical
  /// `T2`
  public var badge: String { "T\(rawValue)" }
}
