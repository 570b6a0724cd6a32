import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The wall hangs for a week in which the clocks are set, and every timer on it is the ledger's.
@Suite struct WallWeekTests {
  struct Week: CustomTestStringConvertible {
    /// The second at which the viewer's clocks are set.
    var turn: Instant
    var viewer: String
    /// Where the support hours are.
    var desk: String
    /// The viewer's hours ahead of UTC before and after the turn.
    var before: Int
    var after: Int
    var testDescription: String { "\(turn.iso8601) \(viewer)" }
  }

  private static let weeks = [
    Week(turn: at("2026-11-01T06:00:00Z"), viewer: "America/New_York", desk: "America/New_York", before: -4, after: -5),
    Week(turn: at("2026-03-08T07:00:00Z"), viewer: "America/New_York", desk: "America/New_York", before: -5, after: -4),
    Week(turn: at("2026-10-25T01:00:00Z"), viewer: "Europe/Berlin", desk: "Europe/Berlin", before: 2, after: 1),
    // The viewer's clocks are set, the desk's are not.
    Week(turn: at("2026-03-29T01:00:00Z"), viewer: "Europe/Berlin", desk: "America/New_York", before: 1, after: 2),
  ]

  private static func at(_ text: String) -> Instant { Instant(iso8601: text) ?? Instant(seconds: 0) }

  static let seconds = 604_800

  @Test(arguments: weeks)
  func everyTimerIsTheLedgers(week: Week) throws {
    let (rows, start) = try (rows(week), week.turn - WallWeekTests.seconds / 2)
    var wall = try wall(week, at: start)
    var bells = 0
    var uptime = 0
    for offset in moments(rows, from: start, turn: week.turn) {
      let now = start + offset
      uptime = offset
      // The reader looks again once a minute; here each ten, with what has been opened by then.
      if offset % 600 == 0 { bells += look(&wall, rows, at: now) }
      bells += wall.handle(.tick(now, uptime: uptime, seen: uptime)).count { $0 == .ring }
      let open = rows.filter { $0.reading.ticket.created <= shownSince(offset, start) }
      expect(wall, open, at: now)
      if isDrawn(offset, near: week.turn - start, rows, start) { try expectFrame(wall, open, week, at: now) }
    }
    #expect(uptime == WallWeekTests.seconds)
    let broken = rows.flatMap(\.reading.openClocks).filter { ($0.due ?? .init(seconds: .max)) < start + uptime }
    let early = broken.filter { $0.due.map { $0 < start } ?? false }
    #expect(bells > 0 && bells <= broken.count - early.count, "each breach once, those of one second together")
    #expect(wall.fresh.count <= rows.count)
    #expect(wall.handle(.tick(start + uptime, uptime: uptime + Wall.blinkSeconds, seen: uptime)).isEmpty)
    #expect(wall.fresh.isEmpty, "nothing is kept of what was seen")
  }

  /// Set back in the middle of the week: every figure is that of the hour that is shown again, and no bell rings twice.
  @Test(arguments: weeks)
  func aClockSetBackAnHour(week: Week) throws {
    let (rows, start) = try (rows(week), week.turn - WallWeekTests.seconds / 2)
    var wall = try wall(week, at: start)
    _ = look(&wall, rows, at: week.turn + 7000)
    var uptime = 0
    func play(_ wall: inout Wall, _ range: StrideThrough<Int>) -> Int {
      var bells = 0
      for offset in range {
        uptime += 20
        bells += wall.handle(.tick(week.turn + offset, uptime: uptime, seen: uptime)).count { $0 == .ring }
        expect(wall, rows.filter { $0.reading.ticket.created <= week.turn + 7000 }, at: week.turn + offset)
      }
      return bells
    }
    #expect(play(&wall, stride(from: 7000, through: 14_400, by: 20)) > 0)
    #expect(play(&wall, stride(from: 10_800, through: 14_400, by: 20)) == 0)
    #expect(!wall.isStale)
  }

  // MARK: What hangs there

  private func rules(_ week: Week) throws -> SupportRules {
    let zone = try #require(Zone(identifier: week.desk))
    let hours = try #require(OpenHours(start: 8 * 3600, end: 20 * 3600))
    let days: [Weekday] = [.mon, .tue, .wed, .thu, .fri]
    let desk = BusinessCalendar(
      name: "desk", zone: zone, week: Dictionary(uniqueKeysWithValues: days.map { ($0, [hours]) }))
    // Closed an hour a day, so that the hour which is shown twice or never is an open one.
    let long = try #require(OpenHours(start: 0, end: 23 * 3600))
    let nights = BusinessCalendar(
      name: "nights", zone: zone, week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [long]) }))
    func policy(_ severity: Severity, _ calendar: BusinessCalendar, _ respond: Int, _ resolve: Int) -> SLAPolicy {
      SLAPolicy(
        name: severity.rawValue, conditions: PolicyConditions(severities: [severity]),
        targets: [
          .respond: SLATarget(seconds: respond, calendar: calendar),
          .resolve: SLATarget(seconds: resolve, calendar: calendar),
        ])
    }
    return SupportRules(policies: [
      policy(.critical, .always, 900, 4 * 3600), policy(.high, nights, 3 * 3600 + 7, 26 * 3600),
      policy(.medium, nights, 24 * 3600, 48 * 3600), policy(.low, desk, 11 * 3600, 30 * 3600),
    ])
  }

  /// Opened at these minutes before and after the turn.
  private func rows(_ week: Week) throws -> [TicketRow] {
    let rules = try rules(week)
    let opened: [(Int, Severity)] = [
      (-6000, .low), (-4900, .critical), (-3000, .medium), (-2000, .low), (-1500, .high), (-170, .high),
      (-20, .critical),
      (-8, .critical), (45, .high), (70, .critical), (110, .critical), (2900, .medium), (4000, .low),
    ]
    return opened.enumerated().map { index, item in
      let created = week.turn + item.0 * 60 + index
      let ticket = Ticket(
        id: TicketID("W-\(index + 10)"), customer: "C-1", subject: "Down", created: created)
      let event = TicketEvent(
        ticket: ticket.id, at: created, order: 0, author: .customer("pat"),
        kind: .opened(severity: item.1, status: .new))
      let reading = rules.reading(
        of: ticket, events: [event], customer: nil, at: week.turn + WallWeekTests.seconds)
      return TicketRow(reading: reading, customerName: "Acme")
    }
  }

  private func wall(_ week: Week, at start: Instant) throws -> Wall {
    var setting = Wall.Setting(zone: try #require(Zone(identifier: week.viewer)))
    setting.rings = true
    return Wall(setting, size: Size(width: 120, height: 36), now: start)
  }

  private func look(_ wall: inout Wall, _ rows: [TicketRow], at now: Instant) -> Int {
    let open = rows.filter { $0.reading.ticket.created <= now }
    let figures = WallFigures(
      queue: Page(rows: open, position: 0, total: open.count), standings: [:], hours: [],
      today: SupportFigures(
        quality: SupportQuality(), satisfaction: nil, satisfactionCount: 0))
    return wall.handle(.sight(WallSight(figures, at: now))).count { $0 == .ring }
  }

  // MARK: The seconds that are played

  /// Each second around the turn and around every breach and threshold, and every tenth minute of the rest.
  private func moments(_ rows: [TicketRow], from start: Instant, turn: Instant) -> [Int] {
    var seconds = Set(stride(from: 0, through: WallWeekTests.seconds, by: 600))
    for centre in turns(rows, start) + [turn - start] {
      for second in centre - 5...centre + 5 where (0...WallWeekTests.seconds).contains(second) {
        seconds.insert(second)
      }
    }
    return seconds.sorted()
  }

  private func turns(_ rows: [TicketRow], _ start: Instant) -> [Int] {
    rows.flatMap(\.reading.openClocks).flatMap { clock -> [Int] in
      var turns: [Int] = []
      var now = clock.start
      while let next = clock.nextChange(after: now), next - start <= WallWeekTests.seconds, turns.count < 40 {
        turns.append(next - start)
        now = next
      }
      return turns
    }
  }

  private func shownSince(_ offset: Int, _ start: Instant) -> Instant { start + offset / 600 * 600 }

  private func isDrawn(_ offset: Int, near turn: Int, _ rows: [TicketRow], _ start: Instant) -> Bool {
    if abs(offset - turn) <= 3 || offset % 28_800 == 0 { return true }
    return rows.flatMap(\.reading.openClocks).contains { abs(($0.due ?? start) - start - offset) <= 1 }
  }

  // MARK: What the ledger says

  private func expect(_ wall: Wall, _ open: [TicketRow], at now: Instant) {
    let standings = open.map { $0.reading.standing(at: now) }
    #expect(wall.queue?.total == open.count, "\(now)")
    #expect(wall.queue?.breached == standings.count { $0 == .breached }, "\(now)")
    #expect(wall.queue?.atRisk == standings.count { $0 == .atRisk || $0 == .imminent }, "\(now)")
  }

  /// The timers drawn are the sums of the ledgers, and the clock in the corner is the viewer's.
  private func expectFrame(_ wall: Wall, _ open: [TicketRow], _ week: Week, at now: Instant) throws {
    var canvas = Canvas(size: wall.size)
    wall.draw(on: &canvas)
    let lines = canvas.lines
    let local = now.seconds + (now < week.turn ? week.before : week.after) * 3600
    let parts = [local / 3600 % 24, local / 60 % 60, local % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    #expect(lines[0].contains("  \(parts.joined(separator: ":")) "), "\(lines[0]) at \(now)")
    for row in open {
      let clock = try #require(row.reading.nextDeadline(at: now))
      let left = TimeWords.left(try remaining(clock, at: now))
      let isShown = lines.contains { $0.contains(" \(row.id) ") && $0.contains(" \(left) ") }
      #expect(isShown, "\(row.id) has \(left) at \(now):\n\(canvas.text)")
    }
  }

  /// Added up from the ledger's lines: what lies before the budget is used, less the hours that are closed.
  private func remaining(_ clock: SLAClock, at now: Instant) throws -> Int {
    let ledger = clock.ledger(at: now)
    let due = try #require(ledger.last { $0.kind == .due })
    guard now > due.to else {
      let closed = ledger.filter { $0.kind == .closed }.reduce(0) { sum, line in
        sum + max(0, min(line.to, due.from) - max(line.from, now))
      }
      return max(0, due.from - now) - (now < due.from ? closed : 0)
    }
    // Past due the ledger ends; every hour is asked whether it is open. Hours begin and end on the hour everywhere here.
    var late = 0
    var second = due.to
    while second < now {
      let step = min(3600 - second.seconds % 3600, now - second)
      if clock.state(at: second).isOpen { late += step }
      second = second + step
    }
    return -late
  }
}

extension ClockState {
  /// Somebody works on it just then.
  fileprivate var isOpen: Bool {
    if case .running = self { return true }
    return false
  }
}
