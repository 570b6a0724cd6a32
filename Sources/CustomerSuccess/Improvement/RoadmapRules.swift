/// What the framework's `improvementRoadmap` goes by: where its `priorityMatrix` parts, and how much somebody takes on
/// (`resourceAllocation`).
public struct RoadmapRules: Hashable, Sendable {
  /// The least impact that is high, 1 to 5.
  public var highImpact: Int
  /// The least effort that is high, 1 to 5.
  public var highEffort: Int
  /// Points of effort that one owner can see to in a quarter.
  public var capacity: Int

  public init(highImpact: Int = 4, highEffort: Int = 4, capacity: Int = 10) {
    self.highImpact = highImpact
    self.highEffort = highEffort
    self.capacity = capacity
  }

  public func quadrant(of initiative: Initiative) -> Quadrant {
    switch (initiative.impact >= highImpact, initiative.effort >= highEffort) {
    case (true, false): .quickWin
    case (true, true): .majorProject
    case (false, false): .fillIn
    case (false, true): .reconsider
    }
  }

  /// A corner of the board, by what is best begun first.
  public enum Quadrant: String, CaseIterable, Hashable, Sendable, Codable {
    /// High impact, little effort.
    case quickWin
    /// High impact, much effort.
    case majorProject
    /// Low impact, little effort.
    case fillIn
    /// Low impact, much effort.
    case reconsider

    public var title: String {
      switch self {
      case .quickWin: "Quick win"
      case .majorProject: "Major project"
      case .fillIn: "Fill-in"
      case .reconsider: "Reconsider"
      }
    }
  }
}
