public import CustomerSuccess
public import SuccessStore

/// Knows the open tickets and says what is new about them. Between two readings of the store a second costs a comparison:
/// the desk knows when the next promise comes near.
public struct AlertDesk: Sendable {
  /// How many tickets are looked over, the most urgent first.
  private static let limit = 5000
  /// How far ahead of what is to be told now tickets are read, in seconds: of most there is nothing to tell for days.
  private static let reach = 3600

  private let rules: AlertRules
  private var memory = AlertMemory()
  private var rows: [TicketID: TicketRow] = [:]
  private var looked: Instant?
  private var next = Instant(seconds: .max)
  /// From then on there may be news of tickets that were not read.
  private var knows = Instant(seconds: .min)

  public init(_ rules: AlertRules) { self.rules = rules }

  /// The open tickets as the store has them now, or those of which there may be news until a moment; what held at the first
  /// reading is no news.
  public mutating func read(
    _ found: [TicketRow], until: Instant = Instant(seconds: .max), at now: Instant
  ) -> Announcement? {
    rows = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    knows = until - warning
    return look(at: now)
  }

  /// Time has gone past what was read.
  func isBehind(at now: Instant) -> Bool { now >= knows }

  func question(at now: Instant) -> AlertQuery {
    AlertQuery(me: rules.escalatedToMe ? rules.me : "", until: now + warning + Self.reach, limit: Self.limit)
  }

  /// So many seconds before a promise breaks it is told.
  private var warning: Int { (rules.breachWithinMinutes ?? 0) * 60 }

  /// What time alone has brought.
  public mutating func turn(to now: Instant) -> Announcement? {
    guard let looked, now >= next || now < looked else { return nil }
    return look(at: now)
  }

  private mutating func look(at now: Instant) -> Announcement? {
    let readings = rows.values.map(\.reading)
    looked = now
    next = readings.compactMap { nextNews(of: $0, after: now) }.min() ?? Instant(seconds: .max)
    let news = memory.news(of: readings, by: rules, at: now).sorted(by: AlertDesk.isMoreUrgent)
    return Announcement(news, in: rows, at: now)
  }

  /// The next second at which a promise may come near.
  private func nextNews(of reading: TicketReading, after now: Instant) -> Instant? {
    guard let minutes = rules.breachWithinMinutes else { return nil }
    let near = reading.openClocks.compactMap { $0.due.map { $0 - minutes * 60 } }.filter { $0 > now }
    return (near + [reading.nextChange(after: now)].compactMap(\.self)).min()
  }

  private static func isMoreUrgent(_ left: SupportAlert, _ right: SupportAlert) -> Bool {
    (left.rank, left.ticket) < (right.rank, right.ticket)
  }
}

extension SupportAlert {
  /// What breaks first comes first, then what is critical, then what was handed over.
  fileprivate var rank: Int {
    switch cause {
    case .breachNear(_, _, let due): due.seconds
    case .criticalOpened: .max - 1
    case .escalated: .max
    }
  }
}

/// Looks at the store for the desk: when somebody has changed something, and when time has gone past what was read.
struct AlertWatch: Sendable {
  private var desk: AlertDesk
  private var version: Int?
  private var readAt: ContinuousClock.Instant

  /// Many changes on end are read together.
  private static let rest = Duration.seconds(2)

  /// The first reading waits until the screen stands.
  init(_ desk: AlertDesk) {
    self.desk = desk
    readAt = .now
  }

  mutating func look(in store: any SuccessStore, version found: Int?, at now: Instant) async -> Announcement? {
    guard let found, found != version || desk.isBehind(at: now), .now - readAt >= AlertWatch.rest else {
      return desk.turn(to: now)
    }
    readAt = .now
    let question = desk.question(at: now)
    // What cannot be read now is read at a later turn.
    guard let rows = try? await store.answer(question, at: now) else { return desk.turn(to: now) }
    version = found
    return desk.read(rows, until: question.until, at: now)
  }
}
