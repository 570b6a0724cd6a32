/// A stretch in which a clock stands still: half-open, to the second.
public struct Pause: Hashable, Sendable {
  public var from: Instant
  /// Nil while it lasts.
  public var to: Instant?
  public var cause: Cause

  public enum Cause: String, Hashable, Sendable, CaseIterable {
    /// Waiting on the customer.
    case pending
    /// Waiting on a third party, where the policy says so.
    case onHold
    /// Resolved or closed before it was reopened.
    case closed

    public var title: String {
      switch self {
      case .pending: "waiting on the customer"
      case .onHold: "on hold"
      case .closed: "resolved, then reopened"
      }
    }
  }

  public init(from: Instant, to: Instant?, cause: Cause = .pending) {
    self.from = from
    self.to = to
    self.cause = cause
  }

  /// In time's order with overlaps joined and empty ones left out.
  public static func inOrder(_ pauses: [Pause]) -> [Pause] {
    guard pauses.count > 1 else { return pauses.filter { !$0.isEmpty } }
    return pauses.filter { !$0.isEmpty }.sorted { $0.from < $1.from }.reduce(into: []) { joined, next in
      guard let last = joined.last, last.to.map({ next.from < $0 }) ?? true else { return joined.append(next) }
      guard let end = last.to, let to = next.to else {
        joined[joined.count - 1].to = nil
        return
      }
      joined[joined.count - 1].to = max(end, to)
    }
  }

  private var isEmpty: Bool { to.map { $0 <= from } ?? false }
}
