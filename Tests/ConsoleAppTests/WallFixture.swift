import CustomerSuccess
import SuccessStore
import TerminalUI

@testable import ConsoleApp

/// A wall on made-up tickets, whose clock the test winds.
struct WallFixture {
  let console: ConsoleFixture
  static let now = ConsoleFixture.now

  init() throws { console = try ConsoleFixture() }

  func wall(width: Int = 120, height: Int = 36, now: Instant = WallFixture.now, isBig: Bool = false) -> Wall {
    var setting = Wall.Setting(zone: ConsoleFixture.zone)
    setting.isBig = isBig
    setting.rings = true
    return Wall(setting, size: Size(width: width, height: height), now: now)
  }

  /// A ticket of a critical severity is to be answered in 15 minutes.
  func ticket(
    _ id: TicketID, createdAt: Instant, _ severity: Severity = .critical, owner: String = "", customer: Int = 1,
    status: TicketStatus? = nil, subject: String = "Login outage, all users"
  ) -> TicketRow {
    let customer = console.customer(customer)
    let ticket = Ticket(id: id, customer: customer.id, subject: subject, created: createdAt)
    let kinds: [TicketEvent.Kind] =
      [.opened(severity: severity, status: .new)] + (owner.isEmpty ? [] : [.owner(owner)])
      + (status.map { [.status($0)] } ?? [])
    let events = kinds.enumerated().map { order, kind in
      TicketEvent(
        ticket: id, at: createdAt, order: order, author: order == 0 ? .customer("Luis") : .agent("sam"), kind: kind)
    }
    return TicketRow(
      reading: console.support.reading(of: ticket, events: events, customer: customer, at: WallFixture.now),
      customerName: customer.name)
  }

  func minutesAgo(_ minutes: Int) -> Instant { WallFixture.now - minutes * 60 }

  var tickets: [TicketRow] {
    [
      ticket("T-1042", createdAt: minutesAgo(27), customer: 2),
      ticket("T-1017", createdAt: minutesAgo(483), .high, owner: "sam", customer: 3, subject: "Sync fails for 40 %"),
      ticket("T-1051", createdAt: minutesAgo(12), owner: "dana", customer: 1, subject: "Data loss after import?"),
      ticket("T-1039", createdAt: minutesAgo(2), owner: "lee", customer: 4, subject: "System down since 13:30"),
      ticket("T-1020", createdAt: minutesAgo(5), .high, owner: "sam", customer: 5, subject: "Reports take 40 s"),
      ticket("T-1049", createdAt: minutesAgo(30), .medium, customer: 6, subject: "Export\u{7} partly broken"),
      ticket("T-1033", createdAt: minutesAgo(65), .low, owner: "kim", customer: 1, subject: "Wrong totals"),
      ticket("T-1011", createdAt: minutesAgo(90), .high, owner: "sam", customer: 2, status: .pending),
    ]
  }

  func figures(_ rows: [TicketRow], total: Int? = nil, standings: [TicketSLA: Int] = [:]) -> WallFigures {
    var quality = SupportQuality()
    quality.respondInTime = TicketShare(part: 31, whole: 33)
    quality.resolveInTime = TicketShare(part: 20, whole: 22)
    quality.firstContact = TicketShare(part: 18, whole: 25)
    let hours = WallFigures.hourStarts(at: WallFixture.now, in: ConsoleFixture.zone).enumerated().map { index, start in
      WallFigures.Hour(start: start, opened: [1, 1, 1, 2, 3, 5, 7, 6, 5, 3, 2, 1][index], closed: index / 2)
    }
    return WallFigures(
      queue: Page(rows: rows, position: 0, total: total ?? rows.count), standings: standings, hours: hours,
      today: SupportFigures(quality: quality, satisfaction: 4.62, satisfactionCount: 12))
  }

  func sight(_ rows: [TicketRow], at now: Instant = WallFixture.now) -> Wall.Event {
    .sight(WallSight(figures(rows), at: now))
  }

  /// Reads and shows what there is, one second after it was read.
  func shown(_ wall: Wall, _ rows: [TicketRow]) -> Wall {
    var wall = wall
    _ = wall.handle(.tick(wall.now, uptime: 1000, seen: 999))
    _ = wall.handle(sight(rows))
    return wall
  }

  func frame(_ wall: Wall, glyphs: GlyphSet = .unicode) -> Canvas {
    var wall = wall
    wall.setting.glyphs = glyphs
    var canvas = Canvas(size: wall.size, glyphs: glyphs)
    wall.draw(on: &canvas)
    return canvas
  }
}
