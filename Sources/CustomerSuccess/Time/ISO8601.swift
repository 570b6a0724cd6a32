extension Instant: CustomStringConvertible {
  /// `2026-11-23T14:05:32Z`
  public var description: String { iso8601 }

  public var iso8601: String {
    let days = Int((Double(seconds) / Double(Instant.secondsPerDay)).rounded(.down))
    let rest = seconds - days * Instant.secondsPerDay
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { twoDigits($0) }
      .joined(separator: ":")
    return "\(LocalDate(day: days))T\(clock)Z"
  }

  /// Reads `2026-11-23T14:05:32Z`, an offset such as `+01:00` instead of `Z`, a blank instead of `T`, and parts of a
  /// second, which are cut off. Nil for anything else: a time without a zone is not a moment.
  public init?(iso8601 text: some StringProtocol) {
    guard let stamp = LocalTimestamp(text: text), let offset = stamp.offset else { return nil }
    self.init(seconds: stamp.secondsAsUTC - offset)
  }
}

extension LocalDate: CustomStringConvertible {
  /// `2026-11-23`
  public var description: String {
    let (year, month, day) = civil
    let padded = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return "\(padded)-\(twoDigits(month))-\(twoDigits(day))"
  }

  /// Reads `2026-11-23`; nil for anything else and for days that do not exist.
  public init?(iso8601 text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = number(parts[0]), let month = number(parts[1]), let day = number(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// A date and a time of day as written, with the offset from UTC in seconds where one was written.
public struct LocalTimestamp: Hashable, Sendable {
  public var date: LocalDate
  /// 0 to 86,399
  public var secondOfDay: Int
  public var offset: Int?

  public init(date: LocalDate, secondOfDay: Int, offset: Int? = nil) {
    self.date = date
    self.secondOfDay = secondOfDay
    self.offset = offset
  }

  var secondsAsUTC: Int { date.day * Instant.secondsPerDay + secondOfDay }

  /// Reads `2026-11-23T14:05[:32[.5]][Z|±hh[:]mm]`, with `T` or a blank between day and time.
  public init?(text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, let date = LocalDate(iso8601: String(decoding: bytes[..<10], as: UTF8.self)),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " ")
    else { return nil }
    guard bytes[13] == UInt8(ascii: ":"), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), hour < 24, minute < 60
    else { return nil }
    var rest = bytes[16...]
    var second = 0
    if rest.first == UInt8(ascii: ":") {
      guard rest.count >= 3, let value = number(rest.dropFirst().prefix(2)), value < 60 else { return nil }
      second = value
      rest = rest.dropFirst(3)
      if rest.first == UInt8(ascii: ".") {
        let digits = rest.dropFirst().prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count + 1)
      }
    }
    guard let offset = LocalTimestamp.offset(rest) else { return nil }
    self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second, offset: offset.seconds)
  }

  /// Nil when malformed; `seconds` nil when no offset is written.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> (seconds: Int?, Void)? {
    guard let sign = bytes.first else { return (nil, ()) }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.count == 1 ? (0, ()) : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, bytes.count <= 6, let hours = number(digits[..<2]),
      let minutes = number(digits[2...]), hours <= 18, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return (sign == UInt8(ascii: "-") ? -seconds : seconds, ())
  }
}

private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

/// Digits only; nil for an empty run or any other character.
private func number(_ bytes: some Collection<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count < 10, bytes.allSatisfy({ (48...57).contains($0) }) else {
    return nil
  }
  return bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
}
