public import CustomerSuccess

/// Times and days as people read them, in the viewer's zone.
public enum TimeWords {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// What is left of a deadline: `41:05` below an hour, `2h 10` below a day, `3d 04h` beyond; a minus once it has passed.
  public static func left(_ seconds: Int) -> String {
    let sign = seconds < 0 ? "-" : ""
    let amount = abs(seconds)
    switch amount {
    case ..<3600: return "\(sign)\(amount / 60):\(two(amount % 60))"
    case ..<86_400: return "\(sign)\(amount / 3600)h \(two(amount / 60 % 60))"
    default: return "\(sign)\(amount / 86_400)d \(two(amount / 3600 % 24))h"
    }
  }

  /// The same where there is little room: from ten days on the days alone, `-58d`, so that nothing has to be cut.
  static func shortLeft(_ seconds: Int) -> String {
    abs(seconds) < 10 * 86_400 ? left(seconds) : "\(seconds < 0 ? "-" : "")\(abs(seconds) / 86_400)d"
  }

  /// `14:05:32`
  public static func clock(_ moment: Instant, in zone: Zone) -> String {
    let second = zone.local(moment).secondOfDay
    return "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }

  /// `UTC`, `UTC+1`, `UTC-3:30`: how far the zone's clocks are ahead at that moment. Letters such as CST mean many places.
  public static func zone(_ zone: Zone, at moment: Instant) -> String {
    let offset = zone.offset(at: moment)
    guard offset != 0 else { return "UTC" }
    let (hours, minutes) = (abs(offset) / 3600, abs(offset) / 60 % 60)
    return "UTC\(offset < 0 ? "-" : "+")\(hours)" + (minutes == 0 ? "" : ":\(two(minutes))")
  }

  /// `14:05`
  public static func hour(_ moment: Instant, in zone: Zone) -> String { String(clock(moment, in: zone).prefix(5)) }

  /// `Sat 14`: a day of the last or next days, whose month is plain.
  public static func near(_ date: LocalDate) -> String {
    "\(date.weekday.rawValue.capitalizedFirst) \(two(date.civil.day))"
  }

  /// `14 Jan`, with the year when it is not this one.
  public static func day(_ date: LocalDate, today: LocalDate) -> String {
    let civil = date.civil
    let day = "\(civil.day) \(months[civil.month - 1])"
    return civil.year == today.civil.year ? day : "\(day) \(civil.year)"
  }

  /// A due date: `2 d late`, `today`, `tomorrow`, `Wed 25` within a week, `14 Jan` beyond.
  public static func due(_ date: LocalDate, today: LocalDate) -> String {
    switch date - today {
    case ..<0: late(today - date)
    case 0: "today"
    case 1: "tomorrow"
    case 2...6: near(date)
    default: day(date, today: today)
    }
  }

  /// `2 d late`
  static func late(_ days: Int) -> String { "\(days) d late" }

  /// `in 64 days`, `today`, `3 days ago`
  public static func distance(_ days: Int) -> String {
    switch days {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case 2...: "in \(NumberWords.whole(days)) days"
    default: "\(NumberWords.whole(-days)) days ago"
    }
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
