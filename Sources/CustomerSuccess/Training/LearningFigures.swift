/// Whether people learn, and what it does: each figure with the number it is of, and none where there is nothing to take a mean of.
public struct LearningFigures: Hashable, Sendable {
  /// Of those enrolled, who did something in the last 30 days.
  public var active = 0
  public var enrolled = 0
  /// Minutes that those enrolled have spent.
  public var minutes = 0
  /// Scores before a module and after it, of who has both.
  public var effectiveness = PairedFigure()
  /// Scores after a module and again later, of who has both.
  public var retention = PairedFigure()
  /// What people thought of sessions, 1 to 5.
  public var ratings: [Int] = []
  /// What there was at customers before and after somebody there first completed a path.
  public var beside = TrainingEffect()

  public init() {}

  public var satisfaction: Double? {
    ratings.isEmpty ? nil : Double(ratings.reduce(0, +)) / Double(ratings.count)
  }
}

/// Two values of the same ones, a mean each.
public struct PairedFigure: Hashable, Sendable {
  public private(set) var n = 0
  private var first = 0.0
  private var second = 0.0

  public init() {}

  public mutating func add(_ before: Double, _ after: Double) {
    n += 1
    first += before
    second += after
  }

  public var before: Double? { n == 0 ? nil : first / Double(n) }
  public var after: Double? { n == 0 ? nil : second / Double(n) }
  public var change: Double? { n == 0 ? nil : (second - first) / Double(n) }
}

/// Customers before and after: 30 days each side of the day on which somebody there first completed a path.
public struct TrainingEffect: Hashable, Sendable {
  public static let days = 30
  /// The metric that tells how much of what is there is used.
  public static let adoptionMetric = MetricID("featureAdoption")
  /// Whoever is trained may have been the keener anyway, and much else happens in two months.
  public static let caveat =
    "Customers who train are not drawn by lot, and other things change too: the difference is no proof of an effect."

  /// Customers of whom both sides are known to the end.
  public var customers = 0
  public var health = PairedFigure()
  /// Features used, of those available, in percent.
  public var adoption = PairedFigure()
  /// How many tickets were opened.
  public var tickets = PairedFigure()

  public init() {}
}

extension TrainingCohort {
  public func figures(at now: Instant) -> LearningFigures {
    var figures = LearningFigures()
    let since = now.adding(days: -30)
    for person in people where !person.enrolments.isEmpty {
      figures.enrolled += 1
      figures.minutes += person.progress.reduce(0) { $0 + $1.minutes }
      if person.moments(sessions).contains(where: { $0 > since && $0 <= now }) { figures.active += 1 }
      figures.ratings += person.attendance.compactMap(\.rating)
      person.pair(.before, .after, to: &figures.effectiveness)
      person.pair(.after, .again, to: &figures.retention)
    }
    return figures
  }

  /// For each customer the moment at which somebody first completed a path.
  public func firstCompletions(_ training: TrainingCatalogue) -> [CustomerID: Instant] {
    var first: [CustomerID: Instant] = [:]
    for person in people {
      let done = person.enrolments.compactMap { training[$0.path] }
        .compactMap { training.satisfied($0, by: person.progress) }.min()
      guard let done else { continue }
      first[person.customer.id] = min(done, first[person.customer.id] ?? done)
    }
    return first
  }
}

extension TrainingCohort.Person {
  fileprivate func moments(_ sessions: [SessionID: TrainingSession]) -> [Instant] {
    progress.map(\.at) + assessments.map(\.at)
      + attendance.filter { ($0.minutes ?? 0) > 0 }.compactMap { sessions[$0.session]?.at }
  }

  /// The last of the one and the first of the other that comes after it, a module at a time.
  fileprivate func pair(_ one: Assessment.Stage, _ other: Assessment.Stage, to figure: inout PairedFigure) {
    for attempts in Dictionary(grouping: assessments, by: { "\($0.path)/\($0.module)" }).values {
      guard let last = attempts.filter({ $0.stage == one }).max(by: { $0.at < $1.at }),
        let next = attempts.filter({ $0.stage == other && $0.at > last.at }).min(by: { $0.at < $1.at })
      else { continue }
      figure.add(Double(last.score), Double(next.score))
    }
  }
}
