import Foundation

extension BusinessCalendar {
  /// When `budget` open seconds after `start` are used, pauses taken out like closed hours.
  ///
  /// Nil when that never comes: a pause without an end stands before it, or the calendar opens no more.
  public func due(from start: Instant, budget: Int, pauses: [Pause] = []) -> Deadline? {
    var cursor = start
    var remaining = max(0, budget)
    var used: Instant?
    for pause in Pause.inOrder(pauses) where pause.to.map({ $0 > cursor }) ?? true {
      let open = openSeconds(from: cursor, to: pause.from)
      if remaining < open { break }
      if remaining == open, open > 0 { used = dueWithoutPauses(from: cursor, budget: remaining)?.closing }
      remaining -= open
      guard let to = pause.to else { return nil }
      cursor = max(cursor, to)
    }
    guard let deadline = dueWithoutPauses(from: cursor, budget: remaining) else { return nil }
    guard remaining == 0, let used else { return deadline }
    return Deadline(due: deadline.due, closing: used)
  }

  /// Open seconds in `start..<end` outside the pauses; 0 when `end` is not later than `start`.
  public func openSeconds(from start: Instant, to end: Instant, pauses: [Pause] = []) -> Int {
    var total = 0
    var cursor = start
    for pause in Pause.inOrder(pauses) where pause.from < end {
      total += openSeconds(from: cursor, to: pause.from)
      guard let to = pause.to else { return total }
      cursor = max(cursor, to)
    }
    return total + openSeconds(from: cursor, to: end)
  }

  public func isOpen(at moment: Instant) -> Bool {
    isAlways || stretches(on: zone.date(of: moment)).contains { $0.from <= moment && moment < $0.to }
  }

  /// The first open second at or after `moment`; nil when there is none.
  public func nextOpening(at moment: Instant) -> Instant? {
    dueWithoutPauses(from: moment, budget: 0)?.due
  }

  /// The first closed second after an open `moment`; nil when it is closed now or never closes.
  public func nextClosing(after moment: Instant) -> Instant? {
    guard !isAlways else { return nil }
    var date = zone.date(of: moment)
    // A week without a closing repeats itself for ever, unless a special day is still to come.
    let last = max(date, specialDays.last ?? date) + 8
    var open = moment
    while date <= last {
      for stretch in stretches(on: date) where stretch.to > moment {
        if stretch.from > open { return open == moment ? nil : open }
        open = stretch.to
      }
      date = date + 1
      if open < zone.instant(date, secondOfDay: 0) { return open == moment ? nil : open }
    }
    return nil
  }

  /// The closed stretches within `start..<end`, in order.
  public func closedStretches(from start: Instant, to end: Instant) -> [Stretch] {
    guard start < end, !isAlways else { return [] }
    var closed: [Stretch] = []
    var cursor = start
    var date = zone.date(of: start)
    let last = zone.date(of: end)
    while date <= last {
      for stretch in stretches(on: date) where stretch.to > cursor && stretch.from < end {
        if stretch.from > cursor { closed.append(Stretch(from: cursor, to: stretch.from)) }
        cursor = stretch.to
      }
      date = date + 1
    }
    if cursor < end { closed.append(Stretch(from: cursor, to: end)) }
    return closed
  }

  private func dueWithoutPauses(from start: Instant, budget: Int) -> Deadline? {
    guard !isAlways else { return Deadline(due: start + budget) }
    var remaining = budget
    var used: Instant?
    var date = zone.date(of: start)
    while opens(onOrAfter: date) {
      for stretch in stretches(on: date) where stretch.to > start {
        let from = max(stretch.from, start)
        if remaining < stretch.to - from {
          return Deadline(due: from + remaining, closing: used ?? from + remaining)
        }
        remaining -= stretch.to - from
        if remaining == 0, used == nil { used = stretch.to }
      }
      date = date + 1
      let weeks = plainWeeks(from: date, atMost: (remaining - 1) / max(1, secondsPerWeek))
      remaining -= weeks * secondsPerWeek
      date = date + 7 * weeks
    }
    return nil
  }

  private func openSeconds(from start: Instant, to end: Instant) -> Int {
    guard start < end else { return 0 }
    guard !isAlways else { return end - start }
    var total = 0
    var date = zone.date(of: start)
    let last = zone.date(of: end)
    while date <= last {
      for stretch in stretches(on: date) where stretch.to > start && stretch.from < end {
        total += min(stretch.to, end) - max(stretch.from, start)
      }
      date = date + 1
      let weeks = plainWeeks(from: date, atMost: (last - date) / 7)
      total += weeks * secondsPerWeek
      date = date + 7 * weeks
    }
    return total
  }

  /// Whole weeks from `date` on that hold `secondsPerWeek` each: no special day and no change of the clocks in them.
  private func plainWeeks(from date: LocalDate, atMost limit: Int) -> Int {
    guard limit > 0, secondsPerWeek > 0 else { return 0 }
    var days = limit * 7
    if let special = specialDays.first(where: { $0 >= date }) { days = min(days, special - date) }
    let midnight = zone.instant(date, secondOfDay: 0)
    let asDate = Date(timeIntervalSince1970: TimeInterval(midnight.seconds - 1))
    if let change = zone.nextDaylightSavingTimeTransition(after: asDate) {
      // Clocks set back at midnight show the day before once more.
      let day = zone.date(of: Instant(seconds: Int(change.timeIntervalSince1970))) - 1
      days = min(days, day - date)
    }
    return max(0, days / 7)
  }
}

/// When a budget of open time is used.
public struct Deadline: Hashable, Sendable {
  /// The first open second after the budget is used: a budget that ends exactly at closing is due at the next opening.
  public var due: Instant
  /// The moment the budget was used; earlier than `due` only where it ends exactly at closing: `Fri 20:00 = Mon 08:00`.
  public var closing: Instant

  public init(due: Instant, closing: Instant? = nil) {
    self.due = due
    self.closing = closing ?? due
  }
}
