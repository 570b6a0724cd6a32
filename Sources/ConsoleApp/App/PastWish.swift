public import CustomerSuccess

/// Another moment that somebody wants to see.
public enum PastWish: Hashable, Sendable {
  case present
  /// A day or a time, as it was written.
  case past(String, PastMoment.Manner)
}

extension PastWish {
  static let expected = "expected a day such as 2026-10-24, or a time with Z or an offset, and known or held, or: now"

  static let notLater = "expected a day or a time that is not later than now"

  /// Of a day or a time as it was written.
  static func isLater(_ text: String, than now: Instant, in zone: Zone) -> Bool {
    if let day = LocalDate(written: text) { return day > zone.date(of: now) }
    return Instant(iso8601: text).map { $0 > now } ?? false
  }

  /// `2026-10-24 known`; nil for anything else.
  init?(line: String) {
    let words = line.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 2 else { return nil }
    if words == ["now"] {
      self = .present
      return
    }
    guard LocalDate(written: first) != nil || Instant(iso8601: first) != nil,
      let manner = words.count == 1 ? .held : PastMoment.Manner(rawValue: words[1].lowercased())
    else { return nil }
    self = .past(first, manner)
  }
}

extension Console {
  /// Another session, over a copy of the database that is put back to that moment.
  func lookBack(_ rest: String) -> [Effect] {
    guard let wish = PastWish(line: rest) else {
      return [.complain("asof: \(rest.isEmpty ? "" : "found '\(rest)', ")\(PastWish.expected)")]
    }
    switch wish {
    case .present:
      return [setting.past == nil ? .say("This is now already") : .lookBack(wish)]
    case .past(let text, _):
      // Whoever looks back already may go forward again.
      guard setting.past != nil || !PastWish.isLater(text, than: now, in: setting.zone) else {
        return [.complain("asof: found '\(text)', \(PastWish.notLater)")]
      }
      return [.lookBack(wish)]
    }
  }
}
