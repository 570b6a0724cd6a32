public import CustomerSuccess

/// In the framework's order, owners by name.
public struct SegmentQuery: Question {
  public typealias Answer = [SegmentRow]
  public var segment: Segment
  public var filter: Filter

  public init(by segment: Segment, _ filter: Filter = Filter()) {
    self.segment = segment
    self.filter = filter
  }
}

/// One segment of a population.
public struct SegmentRow: Hashable, Sendable, Codable {
  /// The segment's value, such as `enterprise`; an owner's name for `owner`.
  public var value: String
  public var customers: Int
  public var scored: Int
  public var distribution: [HealthCategory: Int]
  public var average: Double?
  public var change: Double?
  public var openTickets: Int

  public init(
    value: String, customers: Int, scored: Int, distribution: [HealthCategory: Int],
    average: Double?, change: Double?, openTickets: Int
  ) {
    self.value = value
    self.customers = customers
    self.scored = scored
    self.distribution = distribution
    self.average = average
    self.change = change
    self.openTickets = openTickets
  }
}

public struct SegmentAnalysisQuery: Question {
  public typealias Answer = SegmentAnalysis
  public var segment: Segment
  public var other: Segment
  public var filter: Filter

  public init(by segment: Segment, crossedWith other: Segment, _ filter: Filter = Filter()) {
    self.segment = segment
    self.other = other
    self.filter = filter
  }
}

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

/// All that is tried over a population, churned customers left out: among segments, among those in decline, and figure by figure.
/// Each customer is read, so that it is asked where somebody looks at it.
public struct InsightsQuery: Question {
  public typealias Answer = InsightFindings
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}

extension InsightsQuery: KeptQuestion {
  public static let keptForm = 1
  public var keptAs: String? { filter.isEmpty ? "insights" : nil }
}

/// Two populations side by side, churned customers left out. Whoever is in both would be tested against themselves: then there
/// is no comparison.
public struct ComparisonQuery: Question {
  public typealias Answer = ComparedPopulations
  public var first: Filter
  public var second: Filter

  public init(_ first: Filter, with second: Filter) {
    self.first = first
    self.second = second
  }
}

public struct ComparedPopulations: Hashable, Sendable {
  /// How many match both filters.
  public var shared: Int
  public var found: PopulationComparison

  public init(shared: Int, found: PopulationComparison) {
    self.shared = shared
    self.found = found
  }
}

/// Training, outreach and retention of each segment of a cut, of the customers that match. Every enrolment and subscription is
/// read once, so that it is asked beside the figures that the screen waits for.
public struct SegmentWorkQuery: Question {
  public typealias Answer = SegmentWorkCut
  public var segment: Segment
  public var filter: Filter

  public init(by segment: Segment, _ filter: Filter = Filter()) {
    self.segment = segment
    self.filter = filter
  }
}
