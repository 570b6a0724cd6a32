/// A moment in time: whole seconds of UTC since 1970-01-01T00:00:00Z.
///
/// Whole seconds, so that a value read back from the store equals the value written, and deadlines compare exactly.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  public static let secondsPerDay = 86_400
  public var seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  public init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }

  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
  public static func + (left: Instant, seconds: Int) -> Instant {
    Instant(seconds: left.seconds + seconds)
  }
  public static func - (left: Instant, seconds: Int) -> Instant {
    Instant(seconds: left.seconds - seconds)
  }
  /// Seconds from `right` to `left`.
  public static func - (left: Instant, right: Instant) -> Int { left.seconds - right.seconds }

  public func adding(days: Int) -> Instant { self + days * Instant.secondsPerDay }
}
