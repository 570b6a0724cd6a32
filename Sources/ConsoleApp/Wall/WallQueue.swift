import CustomerSuccess
import SuccessStore
import TerminalUI

/// Open tickets in their order at any second. What a second costs follows from what changes in it, not from how many
/// tickets there are: each knows until when what was reckoned of it holds.
struct WallQueue: Sendable {
  private(set) var rows: [TicketRow]
  /// All open tickets, those that are not loaded too.
  let total: Int
  private(set) var breached = 0
  private(set) var atRisk = 0
  private(set) var owners: [Load]
  /// The clock that breaks its promise next, and its ticket, which may have broken another one.
  private(set) var next: NextBreach?
  /// How wide the words of its rows are, by column: measured once, so that columns stand still while pages turn.
  let natural: [String: Int]
  private let unloaded: [TicketSLA: Int]
  private var held: [Held]
  /// The second it stands for.
  private(set) var reckoned: Instant
  private var holdsUntil: Instant

  /// How many open tickets somebody has; the name is empty for nobody.
  struct Load: Hashable, Sendable {
    var owner: String
    var tickets: Int
  }

  struct NextBreach: Hashable, Sendable {
    var row: TicketRow
    var clock: SLAClock
  }

  /// One promise that was broken, the same at every later second.
  struct Breach: Hashable, Sendable {
    var ticket: TicketID
    var kind: ClockKind
    var start: Instant
  }

  private struct Held: Sendable {
    var row: TicketRow
    var place: QueueKey
    /// Where the store had it: of those that fall due in the same second, every list has the same one first.
    var order: Int
    var standing: Standing?
    var breaches: [Breach]
    var next: SLAClock?
    var until: Instant

    init(_ row: TicketRow, order: Int, at now: Instant) {
      let reading = row.reading
      self.row = row
      self.order = order
      place = reading.queueKey(at: now)
      standing = reading.standing(at: now)
      breaches = reading.openClocks.filter { clock in
        let state = clock.state(at: now)
        return state.standing == .breached || state.remaining ?? 0 < 0
      }.map { Breach(ticket: row.id, kind: $0.kind, start: $0.start) }
      next = reading.nextBreach(at: now)
      until = reading.nextChange(after: now) ?? Instant(seconds: .max)
    }

    static func < (left: Held, right: Held) -> Bool {
      (left.place.rank, left.place.at, left.order) < (right.place.rank, right.place.at, right.order)
    }
  }

  /// What `former` has reckoned of the same tickets, at this second or before, is not reckoned again while it holds.
  init(_ figures: WallFigures, at now: Instant, after former: WallQueue? = nil) {
    rows = []
    total = figures.queue.total
    let known = former.map { $0.reckoned <= now ? $0.held : [] } ?? []
    let standing = Dictionary(known.map { ($0.row.id, $0) }) { first, _ in first }
    held = figures.queue.rows.enumerated().map { order, row in
      guard var before = standing[row.id], before.until > now, before.row == row else {
        return Held(row, order: order, at: now)
      }
      before.order = order
      return before
    }
    natural = TicketTable(now: now, glyphs: .unicode).table.natural(of: figures.queue.rows)
    // Where only the most urgent are loaded, the others count as they stood when they were counted.
    var others = figures.queue.total > held.count ? figures.standings : [:]
    for row in figures.queue.rows { others[TicketSLA(row.reading, at: now), default: 0] -= 1 }
    unloaded = figures.queue.total > held.count ? others.mapValues { max(0, $0) } : [:]
    owners = WallQueue.loads(figures.queue.rows)
    reckoned = now
    holdsUntil = now
    settle()
  }

  /// Brings the order and the counts up to a second, an earlier one too.
  mutating func advance(to now: Instant) {
    guard now < reckoned || now >= holdsUntil else {
      reckoned = now
      return
    }
    let isBack = now < reckoned
    for index in held.indices where isBack || held[index].until <= now {
      held[index] = Held(held[index].row, order: held[index].order, at: now)
    }
    reckoned = now
    settle()
  }

  var isWhole: Bool { rows.count == total }

  /// Every broken promise of the loaded tickets, those whose clocks wait too.
  var breaches: [Breach] { held.flatMap(\.breaches) }

  var tickets: Set<TicketID> { Set(held.map(\.row.id)) }

  func position(of ticket: TicketID) -> Int? { rows.firstIndex { $0.id == ticket } }

  /// The most urgent tickets with a running clock.
  func urgent(_ count: Int) -> [TicketRow] {
    Array(held.lazy.filter { $0.place.rank == .breached || $0.place.rank == .running }.prefix(count).map(\.row))
  }

  private mutating func settle() {
    held.sort { $0 < $1 }
    rows = held.map(\.row)
    breached = held.count { $0.standing == .breached } + unloaded[.breached, default: 0]
    atRisk =
      held.count { $0.standing == .imminent || $0.standing == .atRisk } + unloaded[.imminent, default: 0]
      + unloaded[.atRisk, default: 0]
    next = nextBreach
    holdsUntil = held.map(\.until).min() ?? Instant(seconds: .max)
  }

  private var nextBreach: NextBreach? {
    let clocks = held.compactMap { held in held.next.map { NextBreach(row: held.row, clock: $0) } }
    return clocks.min { ($0.clock.due ?? reckoned, $0.row.id) < ($1.clock.due ?? reckoned, $1.row.id) }
  }

  /// The most loaded first, nobody last.
  private static func loads(_ rows: [TicketRow]) -> [Load] {
    let counts = Dictionary(grouping: rows) { $0.reading.owner }.mapValues(\.count)
    return counts.map { Load(owner: $0.key, tickets: $0.value) }.sorted {
      ($0.owner.isEmpty ? 1 : 0, -$0.tickets, $0.owner) < ($1.owner.isEmpty ? 1 : 0, -$1.tickets, $1.owner)
    }
  }
}
