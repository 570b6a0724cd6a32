/// A week as ISO 8601 counts them: Monday to Sunday, the first is the one with the year's first Thursday.
public struct ISOWeek: Hashable, Sendable, Comparable, CustomStringConvertible {
  public var monday: LocalDate

  public init(of day: LocalDate) {
    monday = day - (Weekday.allCases.firstIndex(of: day.weekday) ?? 0)
  }

  /// `2026-W47`; nil for anything else, and for a week the year does not have.
  public init?(text: String) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), parts[1].first == "W", parts[1].count == 3,
      let number = Int(parts[1].dropFirst()), number >= 1,
      // The fourth of January is always in the first week.
      let inFirst = LocalDate(year: year, month: 1, day: 4)
    else { return nil }
    self.init(of: inFirst + 7 * (number - 1))
    guard self.year == year else { return nil }
  }

  /// That of its Thursday, which may not be that of its Monday.
  public var year: Int { (monday + 3).civil.year }

  public var number: Int {
    guard let inFirst = LocalDate(year: year, month: 1, day: 4) else { return 1 }
    return (monday - ISOWeek(of: inFirst).monday) / 7 + 1
  }

  public var sunday: LocalDate { monday + 6 }

  /// So many weeks later, or earlier.
  public func adding(_ weeks: Int) -> ISOWeek { ISOWeek(of: monday + 7 * weeks) }

  public static func < (left: ISOWeek, right: ISOWeek) -> Bool { left.monday < right.monday }

  /// `2026-W47`
  public var description: String {
    let (year, number) = (String(year), String(number))
    return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-W" + (number.count < 2 ? "0" : "") + number
  }

  /// From the beginning of `first` to the end of `last`, as the zone's wall clocks have it.
  public static func period(_ first: ISOWeek, through last: ISOWeek, in zone: Zone) -> Range<Instant> {
    let start = zone.instant(first.monday, secondOfDay: 0)
    return start..<max(start, zone.instant(last.monday + 7, secondOfDay: 0))
  }
}

extension TicketReading {
  /// The clocks that missed their promise, each with the likeliest cause; in the order they started.
  public func misses(at now: Instant) -> [Miss] {
    clocks.compactMap { clock in cause(ofMissing: clock, at: now).map { Miss(clock: clock.kind, cause: $0) } }
  }
}

/// A promise that was not kept.
public struct Miss: Hashable, Sendable {
  public var clock: ClockKind
  public var cause: MissCause

  public init(clock: ClockKind, cause: MissCause) {
    self.clock = clock
    self.cause = cause
  }
}
