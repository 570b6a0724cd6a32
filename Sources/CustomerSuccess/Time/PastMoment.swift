/// A moment that is looked back at, and what of it counts.
public struct PastMoment: Hashable, Sendable {
  public var at: Instant
  public var manner: Manner

  public enum Manner: String, CaseIterable, Sendable {
    /// Facts by their own times, later corrections included.
    case held
    /// What had been recorded by then; the change log decides.
    case known
  }

  public init(_ at: Instant, as manner: Manner = .held) {
    self.at = at
    self.manner = manner
  }
}
