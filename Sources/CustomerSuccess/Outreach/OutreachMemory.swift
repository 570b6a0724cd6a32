/// How a customer stood when its triggers were judged last, and all that ever fired: what was undone is still in here, and
/// never fires again.
public struct OutreachMemory: Hashable, Sendable, Codable {
  public var health: Health?
  public var milestones: Milestones?
  public var renewal: Renewal?
  public var fired: [PastFiring] = []
  /// When time alone may change a trigger's answer.
  public var due: [OutreachTrigger: Instant] = [:]
  /// How each programme stands, by its name; nil before the first run that judges any.
  public var programmes: [String: ProgrammeMemory]?
  /// When something other than a trigger is to be looked at: messages that are held, a day on which the customer comes or goes.
  public var otherDue: Instant?

  public init() {}

  public struct Health: Hashable, Sendable, Codable {
    /// Nil: there was none.
    public var score: Int?
    public init(score: Int?) { self.score = score }
  }

  public struct Milestones: Hashable, Sendable, Codable {
    public var reached: [String]
    public init(reached: [String]) { self.reached = reached }
  }

  public struct Renewal: Hashable, Sendable, Codable {
    public var at: Instant
    public var renews: LocalDate
    /// What fired before it belongs to an earlier renewal.
    public var since: Instant
    public init(at: Instant, renews: LocalDate, since: Instant) {
      self.at = at
      self.renews = renews
      self.since = since
    }
  }

  /// When it is to be looked at again though nothing has changed; nil: never.
  public var nextLook: Instant? {
    (Array(due.values) + [otherDue].compactMap(\.self) + (programmes ?? [:]).values.compactMap(\.due)).min()
  }
}
