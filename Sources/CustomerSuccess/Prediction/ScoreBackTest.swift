import Statistics

/// How well two sets of weights would have told who leaves, each by its score alone, the lowest the likeliest.
public struct ScoreBackTest: Hashable, Sendable {
  /// As of whose end the scores are, and the days in which customers left or stayed.
  public var window: ChurnWindow
  /// Of those who had a score by either.
  public var count: Int
  public var events: Int
  /// The chance that one who left had the lower score; ties half.
  public var before: Double
  public var after: Double

  public init(window: ChurnWindow, count: Int, events: Int, before: Double, after: Double) {
    (self.window, self.count, self.events) = (window, count, events)
    (self.before, self.after) = (before, after)
  }
}

/// Why nothing is said of two sets of weights.
public struct ScoreUntested: Hashable, Sendable {
  public var window: ChurnWindow
  /// How many left in its days, as far as they can be told.
  public var events: Int

  public init(window: ChurnWindow, events: Int) { (self.window, self.events) = (window, events) }
}

/// The scores of the customers who were there on a day, one after the other.
public struct ScoreTrial: Sendable {
  /// So long a time is waited for what comes, as predictions do where nothing else is said.
  public static let days = 90
  /// Of fewer who left nothing is said.
  public static let leastEvents = LogisticFit.leastEvents
  public let window: ChurnWindow
  private var before: [Double] = []
  private var after: [Double] = []
  private var events: [Bool] = []

  /// The last days of whose customers it is known by now what became of them.
  public init(today: LocalDate) { window = ChurnWindow(after: today - Self.days, days: Self.days) }

  /// Whoever was not there then or has no score by one of both tells nothing.
  public mutating func add(_ customer: Customer, _ departures: [Departure], before: Int?, after: Int?) {
    guard let hasLeft = window.hasLeft(customer, departures), let before, let after else { return }
    self.before.append(-Double(before))
    self.after.append(-Double(after))
    events.append(hasLeft)
  }

  /// How many left of those who tell something.
  public var left: Int { events.count { $0 } }

  /// Nil where too few left for it to say anything, or nobody stayed.
  public var result: ScoreBackTest? {
    guard left >= Self.leastEvents, let old = PredictionFigures.ranking(before, events: events).auc,
      let new = PredictionFigures.ranking(after, events: events).auc
    else { return nil }
    return ScoreBackTest(window: window, count: events.count, events: left, before: old, after: new)
  }
}
