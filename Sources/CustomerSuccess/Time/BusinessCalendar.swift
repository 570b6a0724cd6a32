public import Foundation

/// When a team works: weekly hours on the wall clock of a zone, holidays, and days with hours of their own.
///
/// Hours are local wall time, so a day on which the clocks change may be an hour longer or shorter.
public struct BusinessCalendar: Sendable {
  public let name: String
  public let zone: Zone
  public let holidays: Set<LocalDate>
  /// Days whose hours replace the week's, holidays included; an empty list closes the day.
  public let exceptions: [LocalDate: [OpenHours]]
  /// Open every second there is, so that deadlines need no walk over days.
  public let isAlways: Bool
  /// Open seconds of a week without holidays, exceptions or a change of the clocks.
  let secondsPerWeek: Int
  /// Holidays and exceptions, in order.
  let specialDays: [LocalDate]
  /// Monday first.
  private let week: [[OpenHours]]
  private let lastOpenException: LocalDate?

  /// Hours that touch or overlap become one; days left out are closed.
  public init(
    name: String, zone: Zone, week: [Weekday: [OpenHours]], holidays: Set<LocalDate> = [],
    exceptions: [LocalDate: [OpenHours]] = [:]
  ) {
    self.name = name
    self.zone = zone
    self.holidays = holidays
    self.exceptions = exceptions.mapValues(OpenHours.joined)
    self.week = Weekday.allCases.map { OpenHours.joined(week[$0] ?? []) }
    specialDays = holidays.union(exceptions.keys).sorted()
    secondsPerWeek = self.week.joined().reduce(0) { $0 + $1.seconds }
    lastOpenException = self.exceptions.filter { !$0.value.isEmpty }.keys.max()
    isAlways = specialDays.isEmpty && secondsPerWeek == 7 * Instant.secondsPerDay
  }

  /// Around the clock, every day.
  public static let always = BusinessCalendar(
    name: "always", zone: .gmt,
    week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [OpenHours.wholeDay]) }))

  public func hours(on date: LocalDate) -> [OpenHours] {
    if !specialDays.isEmpty {
      if let hours = exceptions[date] { return hours }
      if holidays.contains(date) { return [] }
    }
    return week[((date.day + 3) % 7 + 7) % 7]
  }

  /// How long it is open on each day of a usual week, Monday first.
  public var openSecondsByWeekday: [Int] { week.map { $0.reduce(0) { $0 + $1.seconds } } }

  /// Whether any hour on or after `date` can be open.
  func opens(onOrAfter date: LocalDate) -> Bool {
    if secondsPerWeek > 0 { return true }
    guard let lastOpenException else { return false }
    return date <= lastOpenException
  }

  /// The open stretches of a local day as moments, in order; hours skipped in spring are left out.
  func stretches(on date: LocalDate) -> [Stretch] {
    hours(on: date).compactMap { hours in
      let from = zone.instant(date, secondOfDay: hours.start)
      let to = zone.instant(date, secondOfDay: hours.end)
      return from < to ? Stretch(from: from, to: to) : nil
    }
  }
}

extension BusinessCalendar: Hashable {
  /// The name and the zone suffice to spread the few calendars a team has.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(zone.identifier)
  }

  public static func == (left: BusinessCalendar, right: BusinessCalendar) -> Bool {
    left.name == right.name && left.zone == right.zone && left.week == right.week
      && left.holidays == right.holidays && left.exceptions == right.exceptions
  }
}

/// Open hours of a day, half-open: from 09:00 to 12:00 is closed at 12:00:00.
public struct OpenHours: Hashable, Comparable, Sendable {
  /// Seconds since local midnight, 0 to 86,400; 86,400 is 24:00.
  public let start: Int
  public let end: Int

  /// Nil unless `start` comes before `end`, both within the day.
  public init?(start: Int, end: Int) {
    guard start >= 0, start < end, end <= Instant.secondsPerDay else { return nil }
    self.init(checkedStart: start, end: end)
  }

  private init(checkedStart start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  public static let wholeDay = OpenHours(checkedStart: 0, end: Instant.secondsPerDay)

  public var seconds: Int { end - start }

  public static func < (left: OpenHours, right: OpenHours) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }

  static func joined(_ hours: [OpenHours]) -> [OpenHours] {
    hours.sorted().reduce(into: []) { joined, next in
      guard let last = joined.last, next.start <= last.end else { return joined.append(next) }
      joined[joined.count - 1] = OpenHours(checkedStart: last.start, end: max(last.end, next.end))
    }
  }
}

/// A half-open stretch of time.
public struct Stretch: Hashable, Sendable {
  public var from: Instant
  public var to: Instant

  public init(from: Instant, to: Instant) {
    self.from = from
    self.to = to
  }

  public var seconds: Int { to - from }
}
