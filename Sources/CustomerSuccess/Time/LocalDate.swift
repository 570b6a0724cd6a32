/// A day of the calendar without a time of day or a zone, as renewal and due dates are agreed between people.
public struct LocalDate: Hashable, Comparable, Sendable, Codable {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar.
  public var day: Int

  public init(day: Int) { self.day = day }

  /// Nil unless the three name a day that exists, in the years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...LocalDate.daysInMonth(year: year, month: month)).contains(day)
    else { return nil }
    self.day = LocalDate.daysSinceEpoch(year: year, month: month, day: day)
  }

  public init(from decoder: any Decoder) throws {
    day = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(day)
  }

  public static func < (left: LocalDate, right: LocalDate) -> Bool { left.day < right.day }
  public static func + (left: LocalDate, days: Int) -> LocalDate { LocalDate(day: left.day + days) }
  public static func - (left: LocalDate, days: Int) -> LocalDate { LocalDate(day: left.day - days) }
  /// Days from `right` to `left`.
  public static func - (left: LocalDate, right: LocalDate) -> Int { left.day - right.day }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday.allCases[((day + 3) % 7 + 7) % 7]
  }

  /// Year, month 1–12 and day 1–31.
  public var civil: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's civil_from_days: eras of 400 years, each year starting in March so that the leap day is last.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  public static func daysInMonth(year: Int, month: Int) -> Int {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

public enum Weekday: String, CaseIterable, Sendable, Codable {
  case mon, tue, wed, thu, fri, sat, sun
}
