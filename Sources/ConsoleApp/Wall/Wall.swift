public import CustomerSuccess
public import SuccessStore
public import TerminalUI

/// The support team's wall: nobody touches it, and it is right for as long as it hangs there. Like the console, a value
/// that turns events into effects.
public struct Wall: Sendable {
  var setting: Setting
  var size: Size
  var now: Instant
  /// Seconds of a clock that nobody sets: what lasts is measured by it.
  var uptime = 0
  /// When the data was last known to be what is shown, by `uptime`; nil before the first answer.
  var seen: Int?
  var trouble: StoreError?
  var queue: WallQueue?
  var hours: [WallFigures.Hour] = []
  var today: SupportFigures?
  /// Tickets whose breach nobody has seen yet, with the second of `uptime` at which it showed.
  private(set) var fresh: [TicketID: Int] = [:]
  /// Breaches that need no bell any more; only of tickets that are open, or were at a moment the clock is not back at yet.
  private var known: Set<WallQueue.Breach> = []
  /// The latest moment the tickets were looked at.
  private var latest = Instant(seconds: .min)
  var page = 0
  private var turned = 0

  /// What stays the same while the wall hangs.
  public struct Setting: Sendable {
    public var zone: Zone
    public var targets = SupportTargets.framework
    /// The four most urgent clocks, as large as they go, and nothing else.
    public var isBig = false
    public var rings = false
    /// What the terminal can show.
    public var glyphs = GlyphSet.unicode

    public init(zone: Zone) { self.zone = zone }
  }

  public enum Event: Sendable {
    /// The clock; `uptime` and `seen` in seconds of the clock that nobody sets.
    case tick(Instant, uptime: Int, seen: Int?)
    case sight(WallSight)
    /// Why the data cannot be read; nil when it can again.
    case trouble(StoreError?)
    /// Something to be told by other ways than the screen.
    case announced(Announcement)
    case keys([Key])
  }

  public enum Effect: Hashable, Sendable {
    case ring
    case announce(Announcement)
    case quit
  }

  static let pageSeconds = 10
  static let blinkSeconds = 60
  /// What is shown is looked over twice a second; after so long without it something holds it up.
  static let staleSeconds = 5

  public init(_ setting: Setting, size: Size, now: Instant) {
    self.setting = setting
    self.size = size
    self.now = now
  }

  public mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .tick(let moment, let uptime, let seen):
      (now, self.uptime) = (moment, uptime)
      if let seen { self.seen = max(seen, self.seen ?? seen) }
      queue?.advance(to: now)
      fresh = fresh.filter { uptime - $0.value < Wall.blinkSeconds }
      return turnPage() + notice()
    case .sight(let sight): return receive(sight)
    case .trouble(let error):
      trouble = error
      return []
    case .announced(let news): return [.announce(news)]
    case .keys(let keys): return press(keys)
    }
  }

  var isStale: Bool { trouble != nil || seen.map { uptime - $0 >= Wall.staleSeconds } ?? false }

  private mutating func press(_ keys: [Key]) -> [Effect] {
    for key in keys {
      switch key {
      case .character("q"), .character("Q"), .escape, .alt, .control("c"): return [.quit]
      case .resize(let size): self.size = size
      case .mouse: break
      default: fresh = [:]
      }
    }
    return []
  }

  private mutating func receive(_ sight: WallSight) -> [Effect] {
    let isFirst = queue == nil
    queue = sight.queue
    queue?.advance(to: now)
    (hours, today) = (sight.hours, sight.today)
    seen = seen ?? uptime
    trouble = nil
    let tickets = sight.queue.tickets
    // A clock that was set back hides tickets that were opened since: they come back, and with them what broke.
    let moment = sight.queue.reckoned
    if moment >= latest { known = known.filter { tickets.contains($0.ticket) } }
    latest = max(latest, moment)
    fresh = fresh.filter { tickets.contains($0.key) }
    // What had happened before anybody looked is no news.
    if isFirst { known.formUnion(queue?.breaches ?? []) }
    return notice()
  }

  /// One bell for whatever broke in this second, and its page is shown.
  private mutating func notice() -> [Effect] {
    let news = (queue?.breaches ?? []).filter { !known.contains($0) }
    guard let first = news.first else { return [] }
    known.formUnion(news)
    for breach in news { fresh[breach.ticket] = uptime }
    if let position = queue?.position(of: first.ticket), queueRows > 0 {
      page = position / queueRows
      turned = uptime
    }
    return setting.rings ? [.ring] : []
  }

  private mutating func turnPage() -> [Effect] {
    if uptime - turned >= Wall.pageSeconds {
      page = pages == 0 ? 0 : (page + 1) % pages
      turned = uptime
    }
    return []
  }

  var pages: Int {
    guard let queue, queueRows > 0 else { return 0 }
    return (queue.rows.count + queueRows - 1) / queueRows
  }
}

/// What the store said, reckoned as far as that can be done away from the screen.
public struct WallSight: Sendable {
  var queue: WallQueue
  var hours: [WallFigures.Hour]
  var today: SupportFigures

  /// `former` is what was seen before, of which most holds still.
  public init(_ figures: WallFigures, at now: Instant, after former: WallSight? = nil) {
    queue = WallQueue(figures, at: now, after: former?.queue)
    hours = figures.hours
    today = figures.today
  }
}
