/// Lengths of time as people write them in policies: `15m`, `4h`, `1h30m`, `90s`, `2d`.
public enum DurationFormat {
  /// Ten years; anything longer is a slip of the finger.
  public static let longest = 3650 * Instant.secondsPerDay

  /// Seconds; nil when malformed, or longer than ten years. A day is 24 hours, of open time where it is a calendar's, unless it
  /// is said to be shorter.
  public static func seconds(_ text: some StringProtocol, day: Int = Instant.secondsPerDay) -> Int? {
    var total = 0
    var digits = ""
    var units = ArraySlice(["d", "h", "m", "s"])
    let lengths = ["d": day, "h": 3600, "m": 60, "s": 1]
    for character in text where character != " " {
      if character.isASCII, character.isWholeNumber {
        digits.append(character)
        continue
      }
      let unit = String(character)
      guard let place = units.firstIndex(of: unit), digits.count < 10, let count = Int(digits),
        let length = lengths[unit]
      else { return nil }
      units = units[(place + 1)...]
      total += count * length
      digits = ""
    }
    guard digits.isEmpty, units.count < 4, total <= longest else { return nil }
    return total
  }

  /// `2d of 12h` for a text that tells of days; nil for others.
  public static func days(in text: some StringProtocol, day: Int) -> String? {
    text.contains("d") ? "\(String(text.filter { $0 != " " })), a day being \(DurationFormat.text(day))" : nil
  }

  /// `1h 30m`, `45s`, `72h`; a minus sign before a negative length. Days are left out: they would not say how long.
  public static func text(_ seconds: Int) -> String {
    let length = abs(seconds)
    let parts = [(length / 3600, "h"), (length / 60 % 60, "m"), (length % 60, "s")]
      .filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
    let text = parts.isEmpty ? "0s" : parts.joined(separator: " ")
    return seconds < 0 ? "-\(text)" : text
  }
}
