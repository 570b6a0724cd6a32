/// What a ticket's events amount to: status, people, clocks. Made by `SupportRules.reading`, never stored as truth.
@dynamicMemberLookup
public struct TicketReading: Hashable, Sendable {
  public let facts: Facts
  /// The policy in force; nil when none matches.
  public let policy: String?
  /// What is owed to a customer whose policy has no update clock.
  public let promise: Promise
  /// All clocks the ticket ever had, in the order they started; at most one of each kind is open. Of a ticket that was merged
  /// away only those whose promise was broken by then, none of them open; empty for spam and what was withdrawn.
  public let clocks: [SLAClock]
  /// The team's own clocks, one for each escalation to a tier with a target, in order; at most the last is open. Empty for
  /// merged tickets and spam.
  public let handOffs: [HandOff]

  /// Whether the ticket still counts.
  public enum Disposition: Hashable, Sendable {
    case counted
    case merged(into: TicketID)
    case spam
    /// The tool that it came from counts it no more; why, in its words.
    case withdrawn(String)
  }

  /// Somebody here has taken it out of the count.
  var isUnseenHere: Bool {
    switch facts.disposition {
    case .merged, .spam: true
    case .counted, .withdrawn: false
    }
  }

  /// Where it stands, in words: its status, or why it counts no more.
  public var standing: String {
    switch facts.disposition {
    case .counted: facts.status.title
    case .merged(let target): "Merged into \(target)"
    case .spam: "Spam"
    case .withdrawn(let reason): reason.capitalizedFirst
    }
  }

  public var mergedInto: TicketID? { if case .merged(let target) = facts.disposition { target } else { nil } }
  /// Why the tool that it came from counts it no more.
  public var withdrawn: String? { if case .withdrawn(let reason) = facts.disposition { reason } else { nil } }

  /// The same in one word.
  public var shortStanding: String {
    switch facts.disposition {
    case .counted: facts.status.title
    case .merged: "Merged"
    case .spam: "Spam"
    case .withdrawn: "Cancelled"
    }
  }

  /// A promise of the next answer, where the policy wants one in the first reply.
  public enum Promise: Hashable, Sendable {
    case notNeeded
    /// To be made with the first reply.
    case owed
    /// The first reply named no time.
    case missing
    /// Made, by setting a due time by hand.
    case made(for: Instant)
  }

  public struct Escalation: Hashable, Sendable {
    public var at: Instant
    public var to: SupportTier
    public var trigger: String
    public var by: Actor
    /// Whose it was then, with who was given it in the same save; empty for nobody.
    public var owner: String
  }

  /// One time the ticket was brought to an end, and what it had taken until then.
  public struct Resolution: Hashable, Sendable {
    public var at: Instant
    public var publicReplies: Int
    public var escalations: Int
  }

  public struct Facts: Hashable, Sendable {
    public var ticket: Ticket
    public var status: TicketStatus = .new
    public var statusSince: Instant
    public var severity: Severity = .low
    public var owner = ""
    public var supportTier: SupportTier
    public var disposition: Disposition = .counted
    public var openedByCustomer = false
    /// The customer's first message.
    public var firstMessage: Instant?
    /// The first public reply by a person.
    public var firstReply: Instant?
    /// Public replies by people.
    public var publicReplies = 0
    /// The customer's first message nobody has answered yet.
    public var waitingSince: Instant?
    /// Set while the ticket is resolved or closed.
    public var resolved: Instant?
    /// Set while the ticket is closed.
    public var closed: Instant?
    public var resolutions: [Resolution] = []
    public var reopens: [Instant] = []
    public var escalations: [Escalation] = []
    /// When an owner handed the ticket to another.
    public var handovers: [Instant] = []
    public var promisedFor: Instant?
    public var lastEvent: Instant
    /// The order the next event takes.
    public var nextOrder = 0

    init(ticket: Ticket, supportTier: SupportTier) {
      self.ticket = ticket
      self.supportTier = supportTier
      statusSince = ticket.created
      lastEvent = ticket.created
    }

    /// A ticket ended not more than seven days ago is taken up again; later a new one follows it.
    func canReopen(at moment: Instant) -> Bool {
      guard let resolved else { return false }
      return moment - resolved <= TicketHistory.reopenSeconds
    }
  }

  init(facts: Facts, policy: SLAPolicy?, clocks: [SLAClock], handOffs: [HandOff] = []) {
    self.facts = facts
    self.policy = policy?.name
    self.clocks = clocks
    self.handOffs = handOffs
    promise = TicketReading.promise(facts, policy)
  }

  public subscript<Value>(dynamicMember path: KeyPath<Facts, Value>) -> Value { facts[keyPath: path] }

  /// The newest clock of a kind, open or ended.
  public func clock(_ kind: ClockKind) -> SLAClock? { clocks.last { $0.kind == kind } }

  public var openClocks: [SLAClock] { clocks.filter { $0.outcome == .open } }

  /// In the backlog: neither ended, nor merged, nor spam.
  public var isOpen: Bool { facts.disposition == .counted && facts.status.isOpen }

  /// A time for the next answer was promised, or none is owed.
  public var isPromised: Bool { promise != .owed && promise != .missing }

  private static func promise(_ facts: Facts, _ policy: SLAPolicy?) -> Promise {
    guard let policy, policy.firstReplyPromisesTime else { return .notNeeded }
    if let promised = facts.promisedFor { return .made(for: promised) }
    return facts.firstReply == nil ? .owed : .missing
  }
}
