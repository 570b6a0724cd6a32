public import CustomerSuccess

/// A population cut two ways at once, and what stands out in it.
public struct SegmentAnalysis: Hashable, Sendable {
  public var cross: SegmentCross
  /// Whatever the cuts asked for: of tier, industry, size and owner, best first.
  public var insights: [Insight]

  public init(cross: SegmentCross, insights: [Insight]) {
    self.cross = cross
    self.insights = insights
  }
}
