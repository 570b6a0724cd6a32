public import Foundation

/// The time zone in which local dates and office hours are read; a value, handed in like the clock.
public typealias Zone = TimeZone

extension TimeZone {
  /// Seconds east of UTC at `moment`.
  public func offset(at moment: Instant) -> Int {
    ZoneOffsets.offset(of: self, at: moment.seconds)
  }

  /// The local day and second of the day at `moment`.
  public func local(_ moment: Instant) -> LocalTimestamp {
    let offset = offset(at: moment)
    let shifted = moment.seconds + offset
    let day = Int((Double(shifted) / Double(Instant.secondsPerDay)).rounded(.down))
    return LocalTimestamp(
      date: LocalDate(day: day), secondOfDay: shifted - day * Instant.secondsPerDay,
      offset: offset)
  }

  public func date(of moment: Instant) -> LocalDate { local(moment).date }

  /// The moment at which the wall clock shows `secondOfDay` (0 to 86,400) on `date`. A time skipped in spring is read as
  /// the moment the clocks go forward; a time shown twice in autumn is its first showing.
  public func instant(_ date: LocalDate, secondOfDay: Int) -> Instant {
    let wall = date.day * Instant.secondsPerDay + secondOfDay
    let before = offset(at: Instant(seconds: wall - Instant.secondsPerDay))
    let after = offset(at: Instant(seconds: wall + Instant.secondsPerDay))
    if before == after {
      let inside = offset(at: Instant(seconds: wall - before))
      if inside == before { return Instant(seconds: wall - before) }
    }
    let early = Instant(seconds: wall - max(before, after))
    let late = Instant(seconds: wall - min(before, after))
    if offset(at: early) == wall - early.seconds { return early }
    if offset(at: late) == wall - late.seconds { return late }
    return transition(from: early, to: late)
  }

  /// The second showing of what the wall clock shows at `moment`, where that is the first of two; nil elsewhere.
  public func second(of moment: Instant) -> Instant? {
    let first = local(moment)
    let later = offset(at: moment + Instant.secondsPerDay)
    let second = moment + ((first.offset ?? later) - later)
    guard second > moment, local(second).date == first.date, local(second).secondOfDay == first.secondOfDay else {
      return nil
    }
    return second
  }

  /// The first second in (early, late] whose offset differs from `early`'s.
  private func transition(from early: Instant, to late: Instant) -> Instant {
    var low = early.seconds
    var high = late.seconds
    let start = offset(at: early)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(at: Instant(seconds: middle)) == start { low = middle } else { high = middle }
    }
    return Instant(seconds: high)
  }
}
