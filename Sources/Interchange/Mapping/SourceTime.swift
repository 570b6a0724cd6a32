import CustomerSuccess
import Foundation

/// Dates and times as other tools write them.
enum SourceTime {
  /// A date alone is its midnight; without an offset, the zone's.
  static func instant(_ text: String, formats: [TimeFormat] = [], zone: Zone) -> Instant? {
    if let moment = Instant(iso8601: text) { return moment }
    return stamp(text, formats: formats)?.instant(in: zone)
  }

  /// As ISO 8601 has it, or as one of the formats does.
  static func stamp(_ text: String, formats: [TimeFormat] = []) -> LocalTimestamp? {
    if let date = LocalDate(iso8601: text) { return LocalTimestamp(date: date, secondOfDay: 0) }
    for format in formats {
      if let stamp = format.read(text) { return stamp }
    }
    return LocalTimestamp(text: text)
  }
}

extension LocalTimestamp {
  func instant(in zone: Zone) -> Instant {
    guard let offset else { return zone.instant(date, secondOfDay: secondOfDay) }
    return Instant(seconds: date.day * Instant.secondsPerDay + secondOfDay - offset)
  }
}

/// A way to write a moment: by pattern, or as a number.
enum TimeFormat: Sendable, Hashable {
  case pattern(DatePattern)
  /// Days since the end of 1899 with a leap day that 1900 did not have, as spreadsheets count them; or since 1904.
  case spreadsheet(is1904: Bool)
  /// Since 1970, in UTC.
  case epoch(perSecond: Double)

  /// Nil for what is no format.
  init?(_ text: String) {
    switch text {
    case "excel": self = .spreadsheet(is1904: false)
    case "excel1904": self = .spreadsheet(is1904: true)
    case "epoch": self = .epoch(perSecond: 1)
    case "epoch_ms": self = .epoch(perSecond: 1000)
    default:
      guard let pattern = DatePattern(text) else { return nil }
      self = .pattern(pattern)
    }
  }

  func read(_ text: String) -> LocalTimestamp? {
    switch self {
    case .pattern(let pattern): return pattern.read(text)
    case .spreadsheet(let is1904): return Double(text).flatMap { TimeFormat.stamp(serial: $0, is1904: is1904) }
    case .epoch(let perSecond):
      guard let number = Double(text), number.isFinite, (number / perSecond).magnitude < 1e11 else { return nil }
      let seconds = Int((number / perSecond).rounded(.down))
      let day = Int((Double(seconds) / Double(Instant.secondsPerDay)).rounded(.down))
      let stamp = LocalTimestamp(
        date: LocalDate(day: day), secondOfDay: seconds - day * Instant.secondsPerDay, offset: 0)
      return (1...9999).contains(stamp.date.civil.year) ? stamp : nil
    }
  }

  /// Nil for a number that is no day of a spreadsheet, which go from 1900, or 1904, to 9999.
  static func stamp(serial: Double, is1904: Bool) -> LocalTimestamp? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = Int((serial * Double(Instant.secondsPerDay)).rounded())
    let days = seconds / Instant.secondsPerDay
    let first = is1904 ? LocalDate(year: 1904, month: 1, day: 1) : LocalDate(year: 1899, month: 12, day: 30)
    guard let first else { return nil }
    // Before March 1900 the leap day that never was has not been counted yet.
    let shift = !is1904 && days < 60 ? 1 : 0
    return LocalTimestamp(date: first + days + shift, secondOfDay: seconds - days * Instant.secondsPerDay)
  }
}
