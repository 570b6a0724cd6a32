/// What answers to surveys of one kind add up to.
public struct SurveySums: Hashable, Sendable {
  public private(set) var count = 0
  public private(set) var sum = 0
  /// Answers of 9 and 10.
  public private(set) var promoters = 0
  /// Answers of 0 to 6.
  public private(set) var detractors = 0

  /// From fewer answers no NPS is made.
  public static let leastForNPS = 5

  public init() {}

  public init(count: Int, sum: Int, promoters: Int, detractors: Int) {
    self.count = count
    self.sum = sum
    self.promoters = promoters
    self.detractors = detractors
  }

  public mutating func add(_ score: Int) {
    count += 1
    sum += score
    if score >= 9 { promoters += 1 }
    if score <= 6 { detractors += 1 }
  }

  /// Nil of nothing.
  public var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) }

  /// Share of promoters less share of detractors, −100 to 100; nil of too few.
  public var nps: Double? {
    count < Self.leastForNPS ? nil : 100 * Double(promoters - detractors) / Double(count)
  }

  /// In whole points, a half upwards: −12.5 is −12.
  public static func points(_ nps: Double) -> Double { (nps + 0.5).rounded(.down) }
}

/// Answers over the times that figures look back on, told one after the other in any order.
public struct SurveyCourse: Sendable {
  private let moments: [PerformanceMoment]
  private var sums: [SurveyResponse.Kind: [SurveySums]]

  public init(_ moments: PerformanceMoments) {
    self.moments = moments.months + [moments.before(days: PerformanceMoments.answerDays)]
    let none = self.moments.map { _ in SurveySums() }
    sums = Dictionary(uniqueKeysWithValues: SurveyResponse.Kind.allCases.map { ($0, none) })
  }

  /// The first second that any of them looks back to.
  public var start: Instant {
    (moments.map(\.at).min() ?? Instant(seconds: 0)).adding(days: -PerformanceMoments.answerDays)
  }

  /// An answer counts for a moment that it is not later than by so many days, its first second in, of customers who are there then.
  public mutating func add(_ kind: SurveyResponse.Kind, _ score: Int, at: Instant, of stay: CustomerStay) {
    for (place, moment) in moments.enumerated() where at <= moment.at {
      guard at >= moment.at.adding(days: -PerformanceMoments.answerDays), stay.counts(on: moment.day) else { continue }
      sums[kind]?[place].add(score)
    }
  }

  public func series(_ figure: PerformanceFigure, of kind: SurveyResponse.Kind) -> PerformanceSeries {
    var values = (sums[kind] ?? []).map { kind == .nps ? Self.nps($0) : Self.mean($0) }
    let before = values.popLast() ?? PerformanceValue(.noAnswers)
    return PerformanceSeries(figure, months: values, before: before)
  }

  private static func mean(_ sums: SurveySums) -> PerformanceValue {
    sums.mean.map { PerformanceValue($0, n: sums.count) } ?? PerformanceValue(.noAnswers)
  }

  private static func nps(_ sums: SurveySums) -> PerformanceValue {
    if let nps = sums.nps { return PerformanceValue(SurveySums.points(nps), n: sums.count) }
    return sums.count == 0
      ? PerformanceValue(.noAnswers) : PerformanceValue(.tooFew(least: SurveySums.leastForNPS), n: sums.count)
  }
}
