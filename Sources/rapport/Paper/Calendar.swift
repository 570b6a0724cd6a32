import CustomerSuccess

/// Months of the calendar.
enum Months {
  static func first(of day: LocalDate) -> LocalDate { day - (day.civil.day - 1) }

  static func after(_ first: LocalDate) -> LocalDate {
    let (year, month, _) = first.civil
    return first + LocalDate.daysInMonth(year: year, month: month)
  }

  static func before(_ first: LocalDate) -> LocalDate { Months.first(of: first - 1) }

  /// The first days of months in a time, of every so manieth month of a year.
  static func firsts(in days: ClosedRange<LocalDate>, step: Int = 1) -> [LocalDate] {
    var found: [LocalDate] = []
    var day = first(of: days.lowerBound)
    while day <= days.upperBound {
      let (year, month, _) = day.civil
      if days.contains(day), (year * 12 + month - 1) % step == 0 { found.append(day) }
      day = after(day)
    }
    return found
  }
}

/// Days as paper has them: whoever reads it may do so in another year.
enum TimeNames {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `23 November 2026`
  static func date(_ day: LocalDate) -> String {
    let civil = day.civil
    return "\(civil.day) \(months[civil.month - 1]) \(civil.year)"
  }

  /// `23 Nov 2026`
  static func short(_ day: LocalDate) -> String { "\(day.civil.day) \(month(day)) \(day.civil.year)" }

  /// `Nov`
  static func month(_ day: LocalDate) -> String { String(months[day.civil.month - 1].prefix(3)) }

  /// `Nov 2026`
  static func monthAndYear(_ day: LocalDate) -> String { "\(month(day)) \(day.civil.year)" }
}
