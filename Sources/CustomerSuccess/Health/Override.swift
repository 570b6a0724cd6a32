/// A person's judgement in place of a computed value, until it expires; the computed value goes on underneath.
public struct Override: Hashable, Sendable, Codable, Identifiable {
  public var id: OverrideID
  public var customer: CustomerID
  public var target: OverrideTarget
  /// 0 to 100
  public var value: Int
  public var reason: String
  public var author: String
  public var at: Instant
  public var expires: Instant
  /// When someone took it back before it expired.
  public var withdrawn: Instant?

  public init(
    id: OverrideID, customer: CustomerID, target: OverrideTarget, value: Int, reason: String,
    author: String, at: Instant, expires: Instant, withdrawn: Instant? = nil
  ) {
    self.id = id
    self.customer = customer
    self.target = target
    self.value = value
    self.reason = reason
    self.author = author
    self.at = at
    self.expires = expires
    self.withdrawn = withdrawn
  }

  /// In force from the second it was made to the second before it expires or is withdrawn.
  public func counts(at now: Instant) -> Bool {
    guard at <= now, now < expires else { return false }
    guard let withdrawn else { return true }
    return now < withdrawn
  }
}

public struct OverrideID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

public enum OverrideTarget: Hashable, Sendable, Codable {
  case metric(MetricID)
  case dimension(DimensionID)
  case score
}
