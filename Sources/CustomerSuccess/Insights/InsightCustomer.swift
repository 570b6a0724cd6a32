/// What insights ask of one customer.
public struct InsightCustomer: Hashable, Sendable {
  /// Its value in each cut.
  public var places: [Segment: String]
  /// Nil where nothing is known.
  public var score: Int?
  /// Of the score, over the days of the model's trend; nil unless there was one at both times.
  public var change: Int?
  /// Whether that counts as declining.
  public var isDeclining = false
  public var isExpansion = false
  public var openTickets = 0
  /// The share of the features that are used, in percent, as it was measured last.
  public var adoption: Double?
  /// The share of the modules of its people's paths that they have done, 0 to 1; nil where nobody is enrolled.
  public var training: Double?
  /// Open seconds until the first answer, on average over the tickets that were rated, and how: 1 to 5.
  public var response: Double?
  public var satisfaction: Double?
  /// By how many points each metric moved the score over those days; nil where that was not looked at.
  public var points: [MetricID: Double]?

  /// Ratings of so many days count.
  public static let answerDays = 365
  /// So many ratings are looked at, the newest, and of those in decline and of all others so many each: a share of thousands is
  /// known well enough, and each takes a while.
  public static let mostLookedAt = 2000

  public init(places: [Segment: String], score: Int? = nil, change: Int? = nil) {
    self.places = places
    self.score = score
    self.change = change
  }

  /// What it adds to its segments.
  var sums: SegmentSums {
    var sums = SegmentSums()
    sums.customers = 1
    sums.openTickets = openTickets
    sums.expansion = isExpansion ? 1 : 0
    if let change { (sums.changeSum, sums.changeCount) = (change, 1) }
    guard let score else { return sums }
    sums.distribution = [HealthCategory(score: score): 1]
    (sums.scoreSum, sums.scoreSquares) = (score, score * score)
    sums.scoredTickets = openTickets
    (sums.ticketSquares, sums.scoreTickets) = (openTickets * openTickets, score * openTickets)
    return sums
  }
}

/// What kind of thing is tried.
public enum InsightTopic: String, CaseIterable, Sendable, Codable {
  /// A segment against everybody else: its mean score, its share of critical ones, of those that could grow, of those in decline.
  case health, critical, expansion, change
  /// A metric that cost points, among those in decline against all others.
  case decline
  case ticketsAndHealth, trainingAndAdoption, responseAndSatisfaction
}

/// All that was tried over a population: what is not chance, and what may well be.
public struct InsightFindings: Hashable, Sendable, Codable {
  /// How many there are in the population.
  public var customers: Int
  /// Best first.
  public var found: [Insight]
  /// Tried and not found: those that came nearest first.
  public var missed: [Insight]
  /// Of these there was too little to try anything.
  public var untried: [InsightTopic]

  public init(
    customers: Int = 0, found: [Insight] = [], missed: [Insight] = [], untried: [InsightTopic] = InsightTopic.allCases
  ) {
    self.customers = customers
    self.found = found
    self.missed = missed
    self.untried = untried
  }

  public var tried: Int { found.count + missed.count }
}
