/// Days and times as people type them.
public enum DayWords {
  /// `today`, `tomorrow`, `fri` (the next one), `7d`, `+2w`, `2026-12-01`, `1.12.2026`; nil for anything else.
  public static func day(_ text: String, today: LocalDate) -> LocalDate? {
    let words = text.lowercased()
    switch words {
    case "today": return today
    case "tomorrow": return today + 1
    case "yesterday": return today - 1
    default: break
    }
    if let weekday = Weekday.allCases.first(where: { words.count >= 3 && $0.fullName.hasPrefix(words) }) {
      return (1...7).map { today + $0 }.first { $0.weekday == weekday }
    }
    if let days = span(words) { return today + days }
    return LocalDate(written: text)
  }

  /// `7d`, `+2w` from a day on; nil for anything else, which is a day by itself.
  public static func day(_ text: String, countedFrom start: LocalDate) -> LocalDate? {
    span(text.lowercased()).map { start + $0 }
  }

  /// `4h` or `1h30m` from now, `17:30` today or else tomorrow, `2026-12-01 17:30`, ISO 8601; nil for anything else.
  public static func moment(_ text: String, now: Instant, zone: Zone) -> Instant? {
    if let seconds = DurationFormat.seconds(text) { return now + seconds }
    if let second = timeOfDay(text) {
      let today = zone.date(of: now)
      let moment = zone.instant(today, secondOfDay: second)
      return moment > now ? moment : zone.instant(today + 1, secondOfDay: second)
    }
    let parts = text.split(separator: " ").map(String.init)
    if parts.count == 2, let day = day(parts[0], today: zone.date(of: now)), let second = timeOfDay(parts[1]) {
      return zone.instant(day, secondOfDay: second)
    }
    return Instant(iso8601: text)
  }

  /// `2026-12-01 17:30`, as `moment` reads it.
  public static func text(of moment: Instant, in zone: Zone) -> String {
    let day = zone.date(of: moment)
    let minutes = (moment.seconds + zone.offset(at: moment) - day.day * Instant.secondsPerDay) / 60
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(day.description) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  private static func span(_ words: String) -> Int? {
    let text = words.hasPrefix("+") ? words.dropFirst() : words[...]
    guard let unit = text.last, let count = Int(text.dropLast()), (0...3650).contains(count) else { return nil }
    switch unit {
    case "d": return count
    case "w": return count * 7
    default: return nil
    }
  }

  private static func timeOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    return hour * 3600 + minute * 60
  }
}

extension Weekday {
  fileprivate var fullName: String {
    switch self {
    case .mon: "monday"
    case .tue: "tuesday"
    case .wed: "wednesday"
    case .thu: "thursday"
    case .fri: "friday"
    case .sat: "saturday"
    case .sun: "sunday"
    }
  }
}
