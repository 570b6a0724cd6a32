/// What is paid under one id at one price up to a day, and at another from it on, is two subscriptions. The one that runs on has the id that
/// its source knows; the one before has an id that was given here.
extension Subscription {
  /// What it was before a day, and what it goes on as from that day.
  public func turned(
    into next: Subscription, on day: LocalDate, pastID: SubscriptionID
  ) -> (past: Subscription, next: Subscription) {
    var (past, next) = (self, next)
    (past.id, past.to) = (pastID, min(to ?? day, day))
    (next.id, next.from) = (id, day)
    return (past, next)
  }

  /// What was paid for the same plan before it began, under ids from here; the oldest first. Who was away in between paid nothing then.
  public func past(among all: some Sequence<Subscription>) -> [Subscription] {
    var found: [Subscription] = []
    var day = from
    let known = all.filter { $0.id != id && $0.customer == customer && $0.plan == plan && $0.isMadeHere }
    for one in known.sorted(by: { ($0.from, $0.id) > ($1.from, $1.id) }) {
      guard let end = one.to, one.from < end, end <= day else { continue }
      found.insert(one, at: 0)
      day = one.from
    }
    return found
  }

  private var isMadeHere: Bool { ShortID.hasGivenForm(fact.key) }
}

/// What becomes of a subscription, and of what was paid before it, where a source tells another price or another first day.
public struct SubscriptionTurn: Hashable, Sendable {
  /// As it is to hold.
  public var next: Subscription
  /// What was told ran at another price up to the day: it is told under an id of its own, which is still to be given.
  public var past: Subscription?
  /// To what was known before it.
  public var edits: [FactEdit] = []
  /// The day from which the price holds; nil: as the source tells it.
  public var since: LocalDate?

  /// `told`: as the import has left it. `former`: before the import. `past`: what was paid before `former`. `day`: of the import.
  ///
  /// A price alone holds from the day of the import on, for a source tells what is, and what was paid before was paid. A first day is put
  /// right: alone, it is that of the oldest price; together with a price, all is as it is told.
  public init(_ told: Subscription, since former: Subscription, past: [Subscription], on day: LocalDate) {
    next = told
    guard told.customer == former.customer else { return }
    let isPriced = told.amount != former.amount
    guard told.from == former.from else {
      if isPriced {
        edits = Self.cut(past, at: told.from)
      } else if told.from >= former.from || told.to.map({ $0 <= former.from }) ?? false {
        edits = past.map { FactEdit(before: .subscription($0), after: nil) }
      } else if !past.isEmpty {
        next.from = former.from
        edits = Self.begun(past, at: told.from)
      }
      return
    }
    guard isPriced, told.to.map({ $0 > day }) ?? true else { return }
    if former.from < day {
      let both = former.turned(into: told, on: day, pastID: former.id)
      (self.past, next, since) = (both.past, both.next, day)
    } else if past.contains(where: { $0.isLive(on: day) }) {
      // Another price had been agreed here for later: what the source tells runs already.
      next.from = day
      since = day
      edits = Self.cut(past, at: day)
    }
  }

  /// A source ends what runs today before the day from which another price was agreed here: what ran up to then is what ends, under the id
  /// that the source knows, and what was agreed does not come about. Nil where nothing of the sort was.
  public static func ending(
    _ held: Subscription, on end: LocalDate, past: [Subscription]
  ) -> (running: Subscription, edits: [FactEdit])? {
    guard end < held.from, let running = past.last(where: { $0.from <= end }), running.to.map({ end <= $0 }) ?? true
    else { return nil }
    var next = running
    next.id = held.id
    let gone = past.filter { $0.from >= running.from }.map { FactEdit(before: .subscription($0), after: nil) }
    return (next, gone)
  }

  /// Nothing before a day goes on beyond it.
  private static func cut(_ past: [Subscription], at day: LocalDate) -> [FactEdit] {
    past.filter { $0.to.map { $0 > day } ?? true }.map { one in
      var cut = one
      cut.to = day
      return FactEdit(before: .subscription(one), after: one.from >= day ? nil : .subscription(cut))
    }
  }

  /// Nothing was paid before a day, and from then on the oldest price.
  private static func begun(_ past: [Subscription], at day: LocalDate) -> [FactEdit] {
    let gone = past.filter { $0.to.map { $0 <= day } ?? false }
    let edits = gone.map { FactEdit(before: .subscription($0), after: nil) }
    guard let first = past.first(where: { !gone.contains($0) }), first.from != day else { return edits }
    var begun = first
    begun.from = day
    return edits + [FactEdit(before: .subscription(first), after: .subscription(begun))]
  }
}
