public import CustomerSuccess

/// What is open now with at most `limit` of its tickets, and how today goes.
public struct WallQuery: Question {
  public typealias Answer = WallFigures
  public var limit: Int

  public init(limit: Int) { self.limit = limit }
}

/// What hangs on the support team's wall: what is open now, and how today goes.
public struct WallFigures: Hashable, Sendable {
  /// The most urgent open tickets, as many as were asked for.
  public var queue: Page<TicketRow>
  /// All open tickets by the worst state of their clocks, as of the asking.
  public var standings: [TicketSLA: Int]
  /// The last hours by the clock of the wall's zone, oldest first; the last one is not over.
  public var hours: [Hour]
  /// Since midnight in the zone in which days begin.
  public var today: SupportFigures

  public struct Hour: Hashable, Sendable {
    public var start: Instant
    public var opened: Int
    /// Brought to an end, and not taken up again since.
    public var closed: Int

    public init(start: Instant, opened: Int, closed: Int) {
      self.start = start
      self.opened = opened
      self.closed = closed
    }
  }

  public init(
    queue: Page<TicketRow>, standings: [TicketSLA: Int], hours: [Hour], today: SupportFigures
  ) {
    self.queue = queue
    self.standings = standings
    self.hours = hours
    self.today = today
  }

  /// How many hours are looked back over.
  public static let hourCount = 12

  /// The starts of the hours up to `now`: each is an hour long, whatever the clocks on the wall are set to meanwhile.
  public static func hourStarts(at now: Instant, in zone: Zone) -> [Instant] {
    let current = now - zone.local(now).secondOfDay % 3600
    return (0..<hourCount).map { current - (hourCount - 1 - $0) * 3600 }
  }
}
