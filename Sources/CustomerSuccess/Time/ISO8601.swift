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
  public init?(iso8601 text: String) {
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
  public init?(iso8601 text: String) {
    var bytes = text.utf8.makeIterator()
    self.init(&bytes)
    guard bytes.next() == nil else { return nil }
  }

  fileprivate init?(_ bytes: inout some IteratorProtocol<UInt8>) {
    guard let year = number(4, &bytes), bytes.next() == UInt8(ascii: "-"),
      let month = number(2, &bytes), bytes.next() == UInt8(ascii: "-"), let day = number(2, &bytes)
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
  public init?(text: String) {
    // Imports read millions of them: byte by byte, with nothing allocated.
    var bytes = text.utf8.makeIterator()
    guard let date = LocalDate(&bytes), let between = bytes.next(),
      between == UInt8(ascii: "T") || between == UInt8(ascii: "t") || between == UInt8(ascii: " "),
      let hour = number(2, &bytes), bytes.next() == UInt8(ascii: ":"), let minute = number(2, &bytes),
      hour < 24, minute < 60
    else { return nil }
    var second = 0
    var next = bytes.next()
    if next == UInt8(ascii: ":") {
      guard let value = number(2, &bytes), value < 60 else { return nil }
      second = value
      next = bytes.next()
      if next == UInt8(ascii: ".") {
        guard digit(bytes.next()) != nil else { return nil }
        repeat { next = bytes.next() } while digit(next) != nil
      }
    }
    guard let offset = LocalTimestamp.offset(next, &bytes) else { return nil }
    self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second, offset: offset.seconds)
  }

  /// Nil when malformed; `seconds` nil when no offset is written.
  private static func offset(
    _ sign: UInt8?, _ bytes: inout some IteratorProtocol<UInt8>
  ) -> (seconds: Int?, Void)? {
    guard let sign else { return (nil, ()) }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.next() == nil ? (0, ()) : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    var digits: [UInt8] = []
    var count = 0
    while let byte = bytes.next(), count < 6 {
      if byte != UInt8(ascii: ":") { digits.append(byte) }
      count += 1
    }
    var read = digits.makeIterator()
    guard digits.count == 4, count <= 5, let hours = number(2, &read), let minutes = number(2, &read), hours <= 18,
      minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return (sign == UInt8(ascii: "-") ? -seconds : seconds, ())
  }
}

private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

private func digit(_ byte: UInt8?) -> Int? {
  guard let byte, (48...57).contains(byte) else { return nil }
  return Int(byte - 48)
}

/// The next so many digits; nil where anything else stands among them.
private func number(_ count: Int, _ bytes: inout some IteratorProtocol<UInt8>) -> Int? {
  var number = 0
  for _ in 0..<count {
    guard let digit = digit(bytes.next()) else { return nil }
    number = number * 10 + digit
  }
  return number
}
