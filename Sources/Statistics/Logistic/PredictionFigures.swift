/// How well likelihoods say what came.
public struct PredictionFigures: Hashable, Sendable {
  public let count: Int
  public let events: Int
  /// The chance that an event was thought likelier than another row, ties half; nil where one of both is not there.
  public let auc: Double?
  /// A row's average; nil without rows.
  public let logLoss: Double?
  /// The average square of likelihood less outcome; nil without rows.
  public let brier: Double?
  /// Ten of equal width.
  public let calibration: [CalibrationBin]
  /// Ten of equal count, the likeliest first.
  public let lift: [LiftDecile]

  /// Rows whose likelihood is at least `from` and below `to`, the last with 1.
  public struct CalibrationBin: Hashable, Sendable {
    public let from: Double
    public let to: Double
    public let count: Int
    /// The average likelihood; nil without rows.
    public let predicted: Double?
    /// The share of events; nil without rows.
    public let observed: Double?
  }

  public struct LiftDecile: Hashable, Sendable {
    /// From 1.
    public let decile: Int
    public let count: Int
    public let events: Int
    /// The share of events by that of all rows; nil where there is none.
    public let lift: Double?
  }

  init(logOdds: [Double], events outcomes: [Bool]) {
    let likelihoods = logOdds.map(Likelihood.of)
    // Ties stay as the rows stand.
    let order = likelihoods.indices.sorted { (likelihoods[$1], $0) < (likelihoods[$0], $1) }
    count = outcomes.count
    events = outcomes.count { $0 }
    auc = PredictionFigures.auc(likelihoods, outcomes, order)
    logLoss = PredictionFigures.average(
      zip(logOdds, outcomes).reduce(0) { $0 + Likelihood.loss(logOdds: $1.0, isEvent: $1.1) }, count)
    brier = PredictionFigures.average(
      zip(likelihoods, outcomes).reduce(0) { sum, row in
        let miss = row.0 - (row.1 ? 1 : 0)
        return sum + miss * miss
      }, count)
    calibration = CalibrationBin.all(likelihoods, outcomes)
    lift = LiftDecile.all(order.map { outcomes[$0] }, events: events)
  }

  /// How well any number ranks what came, the highest the likeliest: what it cannot say is how likely.
  public static func ranking(_ values: [Double], events outcomes: [Bool]) -> (auc: Double?, lift: [LiftDecile]) {
    let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    let events = outcomes.count { $0 }
    return (auc(values, outcomes, order), LiftDecile.all(order.map { outcomes[$0] }, events: events))
  }

  private static func average(_ sum: Double, _ count: Int) -> Double? { count == 0 ? nil : sum / Double(count) }

  /// By ranks from the lowest, those of ties averaged (Mann and Whitney).
  private static func auc(_ likelihoods: [Double], _ outcomes: [Bool], _ falling: [Int]) -> Double? {
    let events = outcomes.count { $0 }
    let others = outcomes.count - events
    guard events > 0, others > 0 else { return nil }
    var (won, below) = (0.0, 0)
    var rest = falling[...]
    while let lowest = rest.last {
      var (tiedEvents, tiedOthers) = (0, 0)
      while let row = rest.last, likelihoods[row] == likelihoods[lowest] {
        if outcomes[row] { tiedEvents += 1 } else { tiedOthers += 1 }
        rest.removeLast()
      }
      won += Double(tiedEvents) * (Double(below) + Double(tiedOthers) / 2)
      below += tiedOthers
    }
    return won / (Double(events) * Double(others))
  }
}

extension PredictionFigures.CalibrationBin {
  fileprivate static func all(_ likelihoods: [Double], _ outcomes: [Bool]) -> [Self] {
    let edges = (0...10).map { Double($0) / 10 }
    var counts = Array(repeating: (count: 0, sum: 0.0, events: 0), count: 10)
    for (likelihood, isEvent) in zip(likelihoods, outcomes) {
      let place = edges[1..<10].count { $0 <= likelihood }
      counts[place].count += 1
      counts[place].sum += likelihood
      counts[place].events += isEvent ? 1 : 0
    }
    return counts.enumerated().map { place, sums in
      let count = sums.count == 0 ? nil : Double(sums.count)
      return Self(
        from: edges[place], to: edges[place + 1], count: sums.count, predicted: count.map { sums.sum / $0 },
        observed: count.map { Double(sums.events) / $0 })
    }
  }
}

extension PredictionFigures.LiftDecile {
  /// The d-th ends with the ⌊dN/10⌋-th row.
  fileprivate static func all(_ falling: [Bool], events: Int) -> [Self] {
    (1...10).map { decile in
      let rows = falling[(decile - 1) * falling.count / 10..<decile * falling.count / 10]
      let found = rows.count { $0 }
      let isShare = !rows.isEmpty && events > 0
      return Self(
        decile: decile, count: rows.count, events: found,
        lift: isShare ? Double(found) / Double(rows.count) / (Double(events) / Double(falling.count)) : nil)
    }
  }
}
