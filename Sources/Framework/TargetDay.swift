import CustomerSuccess

/// Which day a target in days means: on a calendar that is closed at night the two are far apart.
enum TargetDay: String, CaseIterable {
  /// 24 hours of open time.
  case hours24 = "24h"
  /// The hours for which the calendar is open on one of its days.
  case open

  init(_ node: DocumentNode) throws(DocumentError) {
    let text = try node.text("24h or open")
    guard let day = TargetDay(rawValue: text) else {
      throw node.error(
        "found '\(text)', expected 24h (of open time) or open (the open hours of one of the calendar's days)")
    }
    self = day
  }

  /// Refused where the calendar's days are of different lengths: nobody could say which one is meant.
  func seconds(of calendar: BusinessCalendar, for node: DocumentNode) throws(DocumentError) -> Int {
    guard self == .open else { return Instant.secondsPerDay }
    let lengths = Set(calendar.openSecondsByWeekday.filter { $0 > 0 })
    guard lengths.count == 1, let length = lengths.first else {
      let found = lengths.sorted().map(DurationFormat.text).joined(separator: " and ")
      throw node.error(
        "\(calendar.name) has open days of \(found.isEmpty ? "no length" : found), expected one length; write the hours instead"
      )
    }
    return length
  }
}
