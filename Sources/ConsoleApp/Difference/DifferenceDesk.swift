public import CustomerSuccess

/// What the console wants compared with how it stands, by the number of its asking.
public struct DifferenceRequest: Hashable, Sendable {
  public var number: Int
  /// A day or a time, as it was written.
  public var from: String
  public var manner: PastMoment.Manner
  /// The scope, as it was written.
  public var scope: String
  /// Whom `me` in it means.
  public var me: String
  public var now: Instant
  /// A filter as it was written, for figures of those whom it names, side by side; nil for who moved, came and left.
  public var comparing: String?
}

/// What comes of it.
public enum DifferenceNews: Hashable, Sendable {
  case found(PortfolioDifference)
  case sideBySide(MomentComparison)
  case refused(String)
}

/// Who puts copies of the database back to moments for the console, and holds them against each other. It may take a while.
public struct DifferenceDesk: Sendable {
  let compare: @Sendable (DifferenceRequest) -> DifferenceNews

  public init(_ compare: @escaping @Sendable (DifferenceRequest) -> DifferenceNews) { self.compare = compare }
}
