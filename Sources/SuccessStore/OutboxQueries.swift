import CustomerSuccess

/// Approved messages whose time has come, the oldest approval first; and those of which nobody knows whether they went.
public struct OutboxQuery: Question {
  public typealias Answer = [MessageRow]
  /// At most so many.
  public var most: Int

  public init(most: Int = 500) { self.most = most }
}
