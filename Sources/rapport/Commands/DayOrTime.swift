import CustomerSuccess

/// `2026-10-24`, or a time with an offset.
struct DayOrTime: Sendable {
  private enum Moment { case day(LocalDate), time(Instant) }
  private let moment: Moment
  /// As it was written.
  let text: String

  static let read = CallValue.reading("a day such as 2026-10-24, or a time with Z or an offset") { DayOrTime($0) }

  init?(_ text: String) {
    self.text = text
    if let day = LocalDate(written: text) {
      moment = .day(day)
    } else if let time = Instant(iso8601: text) {
      moment = .time(time)
    } else {
      return nil
    }
  }

  /// A day's beginning.
  func instant(in zone: Zone) -> Instant {
    switch moment {
    case .day(let day): zone.instant(day, secondOfDay: 0)
    case .time(let time): time
    }
  }

  /// A day's last second.
  func end(in zone: Zone) -> Instant {
    switch moment {
    case .day(let day): zone.instant(day + 1, secondOfDay: 0) - 1
    case .time(let time): time
    }
  }
}
