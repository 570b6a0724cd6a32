import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

@Suite struct WallTests {
  private let fixture: WallFixture
  private let now = WallFixture.now

  init() throws { fixture = try WallFixture() }

  /// Lets seconds go by; how often the bell rang.
  private func wait(_ wall: inout Wall, seconds: Int) -> Int {
    var bells = 0
    for _ in 0..<seconds { bells += tick(&wall, wall.now + 1) }
    return bells
  }

  private func tick(_ wall: inout Wall, _ moment: Instant) -> Int {
    let uptime = wall.uptime + 1
    return wall.handle(.tick(moment, uptime: uptime, seen: uptime)).count { $0 == .ring }
  }

  @Test func countsFollowTheClockByTheSecond() {
    // Due in a second: nothing is broken at the due second, all is in the next.
    var wall = fixture.shown(fixture.wall(), [fixture.ticket("T-1", createdAt: now - 899)])
    #expect(wall.queue?.breached == 0)
    #expect(wall.queue?.atRisk == 1)
    #expect(wait(&wall, seconds: 1) == 0)
    #expect(wall.queue?.breached == 0)
    #expect(wait(&wall, seconds: 1) == 1)
    #expect(wall.queue?.breached == 1)
    #expect(wall.queue?.atRisk == 0)
  }

  /// What is kept until it changes is what each second would say, forwards and backwards.
  @Test func whatIsHeldIsWhatEverySecondSays() {
    var queue = WallQueue(fixture.figures(fixture.tickets), at: now)
    let moments = Array(stride(from: 0, through: 20_000, by: 97)) + [5, 300, 299, 86_400, 0, -4000]
    for later in moments {
      let moment = now + later
      queue.advance(to: moment)
      let standings = fixture.tickets.map { $0.reading.standing(at: moment) }
      #expect(queue.breached == standings.count { $0 == .breached })
      #expect(queue.atRisk == standings.count { $0 == .atRisk || $0 == .imminent })
      let order = fixture.tickets.sorted { $0.reading.queueKey(at: moment) < $1.reading.queueKey(at: moment) }
      #expect(queue.rows.map(\.id) == order.map(\.id))
    }
  }

  /// A look that takes over what the one before had reckoned shows what one without it would.
  @Test(arguments: [-3600, 0, 1, 300, 20_000])
  func aLookTakesOverWhatStillHolds(later: Int) {
    let former = WallQueue(fixture.figures(fixture.tickets), at: now)
    var rows = fixture.tickets
    rows[2] = fixture.ticket("T-1051", createdAt: now - 60, .low, owner: "kim")
    rows.remove(at: 0)
    let (taken, anew) = (
      WallQueue(fixture.figures(rows), at: now + later, after: former),
      WallQueue(fixture.figures(rows), at: now + later)
    )
    #expect(taken.rows == anew.rows && taken.breaches.count == anew.breaches.count)
    #expect((taken.breached, taken.atRisk, taken.owners) == (anew.breached, anew.atRisk, anew.owners))
  }

  @Test func whatIsNotLoadedCountsAsItStood() {
    let rows = Array(fixture.tickets.prefix(2))
    let figures = fixture.figures(rows, total: 7000, standings: [.breached: 40, .atRisk: 7, .imminent: 3, .fine: 6950])
    let queue = WallQueue(figures, at: now)
    #expect(queue.breached == 40)
    #expect(queue.atRisk == 10)
    #expect(queue.total == 7000)
    #expect(!queue.isWhole)
  }

  @Test func theBellRingsOnceForEachBreachThoughTheClockIsSetBack() {
    var wall = fixture.shown(
      fixture.wall(), [fixture.ticket("T-0", createdAt: now - 9000), fixture.ticket("T-1", createdAt: now - 890)])
    #expect(wait(&wall, seconds: 10) == 0)
    #expect(wait(&wall, seconds: 1) == 1)
    #expect(wait(&wall, seconds: 60) == 0)
    // An hour back, and through it again.
    #expect(tick(&wall, wall.now - 3600) == 0)
    #expect(wall.queue?.breached == 1)
    #expect(wait(&wall, seconds: 3700) == 0)
    #expect(wall.queue?.breached == 2)
    // Read anew, and after the data was away.
    #expect(wall.handle(.trouble(.unavailable("gone"))).isEmpty)
    #expect(wall.handle(fixture.sight([fixture.ticket("T-1", createdAt: now - 890)], at: wall.now)).isEmpty)
  }

  /// Read at an earlier second, the tickets that were opened since are not there.
  @Test func whatRangRingsNoMoreWhenItsTicketWasNotOpenedYetForAWhile() {
    let young = fixture.ticket("T-1", createdAt: now - 890)
    let old = fixture.ticket("T-0", createdAt: now - 9000)
    var wall = fixture.shown(fixture.wall(), [old, young])
    #expect(wait(&wall, seconds: 11) == 1)
    let second = wall.now
    #expect(tick(&wall, second - 3600) == 0)
    #expect(wall.handle(fixture.sight([old], at: second - 3600)).isEmpty)
    #expect(tick(&wall, second) == 0)
    #expect(wall.handle(fixture.sight([old, young], at: second)).isEmpty)
    // One that is gone while the clock stands right is forgotten, and news when it is back.
    #expect(wall.handle(fixture.sight([old], at: second + 1)).isEmpty)
    #expect(wall.handle(fixture.sight([old, young], at: second + 2)) == [.ring])
  }

  @Test func aTicketThatComesBrokenRingsAndTheFirstLookDoesNot() {
    var wall = fixture.wall()
    _ = wall.handle(.tick(now, uptime: 1, seen: 1))
    let old = fixture.ticket("T-1", createdAt: now - 4000)
    #expect(wall.handle(fixture.sight([old])).isEmpty)
    let more = [old, fixture.ticket("T-2", createdAt: now - 2000), fixture.ticket("T-3", createdAt: now - 2000)]
    #expect(wall.handle(fixture.sight(more)) == [.ring])
    #expect(Set(wall.fresh.keys) == ["T-2", "T-3"])
    wall.setting.rings = false
    let one = [fixture.ticket("T-4", createdAt: now - 2000)]
    #expect(wall.handle(fixture.sight(one)).isEmpty)
    // What is gone is forgotten: nothing grows.
    #expect(Array(wall.fresh.keys) == ["T-4"])
  }

  @Test func aNewBreachBlinksUntilItWasSeen() {
    var wall = fixture.shown(fixture.wall(), [fixture.ticket("T-1", createdAt: now - 899)])
    _ = wait(&wall, seconds: 2)
    #expect(wall.blinks("T-1"))
    _ = wait(&wall, seconds: 1)
    #expect(!wall.blinks("T-1"))
    var seen = wall
    #expect(seen.handle(.keys([.character(" ")])).isEmpty)
    #expect(seen.fresh.isEmpty)
    // The clock on the wall is set back an hour: a minute is a minute.
    _ = tick(&wall, wall.now - 3600)
    _ = wait(&wall, seconds: 57)
    #expect(!wall.fresh.isEmpty)
    _ = wait(&wall, seconds: 1)
    #expect(wall.fresh.isEmpty)
  }

  @Test(arguments: [Key.character("q"), .escape, .control("c")])
  func endsByKey(key: Key) {
    var wall = fixture.wall()
    #expect(wall.handle(.keys([key])) == [.quit])
  }

  @Test func pagesTurnByThemselves() {
    let rows = (0..<30).map { fixture.ticket(TicketID("T-\($0 + 100)"), createdAt: now - $0, .high) }
    var wall = fixture.shown(fixture.wall(width: 80, height: 24), rows)
    let count = wall.queueRows
    #expect(wall.pages == (30 + count - 1) / count)
    var seen: [Int] = []
    for _ in 0..<wall.pages + 1 {
      seen.append(wall.page)
      #expect(wait(&wall, seconds: Wall.pageSeconds) == 0)
    }
    #expect(seen == Array(0..<wall.pages) + [0])
    // Every ticket is on one of them.
    var shown: Set<String> = []
    for page in 0..<wall.pages {
      wall.page = page
      for match in fixture.frame(wall).text.matches(of: /T-1\d\d/) { shown.insert(String(match.0)) }
    }
    #expect(shown == Set(rows.map(\.id.text)))
  }

  @Test func thePageOfANewBreachIsTurnedTo() {
    let late = (0..<20).map { fixture.ticket(TicketID("T-\($0 + 100)"), createdAt: now - 9000 - $0) }
    var wall = fixture.shown(
      fixture.wall(width: 80, height: 24), late + [fixture.ticket("T-9", createdAt: now - 900)])
    #expect(wall.page == 0)
    #expect(wait(&wall, seconds: 1) == 1)
    #expect(wall.page == 20 / wall.queueRows)
  }

  @Test func staleIsByTheClockNobodySets() {
    var wall = fixture.shown(fixture.wall(), fixture.tickets)
    #expect(!wall.isStale)
    _ = wall.handle(.tick(now + 90_000, uptime: 1003, seen: 1003))
    #expect(!wall.isStale)
    // The reader hangs: nobody says so, but it is seen.
    _ = wall.handle(.tick(now, uptime: 1008, seen: 1003))
    #expect(wall.isStale)
    _ = wall.handle(.tick(now, uptime: 1009, seen: 1009))
    #expect(!wall.isStale)
    _ = wall.handle(.trouble(.damaged("broken")))
    #expect(wall.isStale)
    _ = wall.handle(fixture.sight([]))
    #expect(!wall.isStale)
  }

  /// Seconds of the night in which New York's clocks go back: shown twice, told apart by the zone, and the timers go on.
  @Test(arguments: [
    ("2026-11-01T05:59:59Z", "Sun 01  01:59:59 UTC-4"), ("2026-11-01T06:00:00Z", "Sun 01  01:00:00 UTC-5"),
    ("2026-03-08T06:59:59Z", "Sun 08  01:59:59 UTC-5"), ("2026-03-08T07:00:00Z", "Sun 08  03:00:00 UTC-4"),
  ])
  func clocksThatAreSet(time: String, shown: String) throws {
    let moment = try #require(Instant(iso8601: time))
    var wall = fixture.wall(now: moment)
    _ = wall.handle(.tick(moment, uptime: 5, seen: 5))
    let row = fixture.ticket("T-1", createdAt: moment - 700)
    _ = wall.handle(fixture.sight([row], at: moment))
    #expect(fixture.frame(wall).lines[0].contains(shown))
    #expect(fixture.frame(wall).text.contains("3:20"))
    #expect(wait(&wall, seconds: 1) == 0)
    #expect(fixture.frame(wall).text.contains("3:19"))
  }

  /// Those that fall due in the same second stand as every other list has them.
  @Test func whatFallsDueTogetherKeepsTheStoresOrder() {
    let rows = ["T-3", "T-1", "T-2"].map { fixture.ticket($0, createdAt: now - 60) }
    var queue = WallQueue(fixture.figures(rows), at: now)
    #expect(queue.rows.map(\.id) == ["T-3", "T-1", "T-2"])
    queue.advance(to: now + 2000)
    #expect(queue.rows.map(\.id) == ["T-3", "T-1", "T-2"] && queue.breached == 3)
  }

  /// No name is cut beside blanks.
  @Test(arguments: [(120, 36), (200, 60)])
  func ownersAreWholeWhereThereIsRoom(width: Int, height: Int) {
    let owner = "Anders Hughes-Lindqvist"
    let rows = [fixture.ticket("T-1", createdAt: now - 60, owner: owner), fixture.ticket("T-2", createdAt: now - 61)]
    #expect(fixture.frame(fixture.shown(fixture.wall(width: width, height: height), rows)).text.contains("\(owner) "))
  }

}
